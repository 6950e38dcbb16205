/** The order of the parts in dates such as `3/4/1970`; without one such dates say nothing for sure. */
export type DateOrder = 'mdy' | 'dmy';

export type Birthday =
  | { readonly value: string }
  /** Nothing is wrong with it, but the address book has no room for it. */
  | { readonly leftOut: string }
  | { readonly fault: string };

const ISO = /^(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ].*)?)?)?$/;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
/** What Outlook writes for no date. */
const NO_DATE = /^0{1,2}\/0{1,2}\/(?:00){1,2}$/;

/** A birthday as upstream takes it: a year, a month or a day. Undefined where there is none. */
export function toBirthday(typed: string, order: DateOrder | undefined): Birthday | undefined {
  if (NO_DATE.test(typed)) return undefined;
  if (typed.startsWith('--')) return { leftOut: 'has no year, which the address book must have' };
  const iso = ISO.exec(typed);
  if (iso !== null) {
    const [, year = '', month, day] = iso;
    return checked([year, month, day].filter((part) => part !== undefined));
  }
  const slashed = SLASHED.exec(typed);
  if (slashed === null) return { fault: 'must be a date such as 1970-01-31' };
  if (order === undefined) {
    return { fault: 'may be a month and a day or a day and a month; give --dates mdy or --dates dmy' };
  }
  const [, first = '', second = '', year = ''] = slashed;
  const [month, day] = order === 'mdy' ? [first, second] : [second, first];
  return checked([year, month.padStart(2, '0'), day.padStart(2, '0')]);
}

function checked(parts: readonly string[]): Birthday {
  const value = parts.join('-');
  const date = new Date(value);
  // JavaScript takes the 31st of every month, and moves on to the next one.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return isReal ? { value } : { fault: 'is no day of the calendar' };
}
