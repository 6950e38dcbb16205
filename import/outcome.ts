import { ADDRESS_ATTRIBUTES, type Contact, type Remark, type Row } from './contact.ts';
import {
  type AddedContact,
  type RecognisedAttribute,
  recognisedAttributesOf,
  type Task,
  type TaskError,
} from './task.ts';

/** What a finished task did with the rows of its batch: rows that are not listed were added. */
export interface Outcome {
  readonly rejected: readonly { readonly row: Row; readonly faults: readonly Remark[] }[];
  /** Number of further rejected rows that cannot be identified, and their faults. */
  readonly unidentified: { readonly count: number; readonly faults: readonly Remark[] };
}

/**
 * Upstream's errors name an attribute and a value at best, never the row. An error is assigned to the rows with that value. If more
 * rows were rejected, they are those that are not among the added contacts.
 */
export const outcomeOf = async (
  rows: readonly Row[],
  { affected, errors }: Pick<Task, 'affected' | 'errors'>,
  readAdded: (attributes: readonly RecognisedAttribute[]) => Promise<readonly AddedContact[] | undefined>,
): Promise<Outcome> => {
  const { found, left } = assign(rows, errors ?? []);
  const added = affected?.reduce((sum, { contactCount }) => sum + contactCount, 0);
  const missing = added === undefined ? found.size : rows.length - added;
  const leftFaults = distinct(left.map(faultOf));
  if (missing > found.size) {
    const attributes = recognisedAttributesOf(rows.map(({ contact }) => contact));
    const contacts = await readAdded(attributes);
    const absent = contacts === undefined ? [] : absentRows(rows, found, contacts, attributes);
    // Any other number means that upstream changed the contacts, so they cannot be recognized.
    if (absent.length === missing - found.size) {
      for (const row of absent) found.set(row, likelyFaults(row, leftFaults));
    }
  }
  return {
    rejected: [...found].map(([row, faults]) => ({ row, faults })),
    unidentified: { count: Math.max(missing - found.size, 0), faults: leftFaults },
  };
};

/** The errors that may apply to the row: those for attributes that it has, and those without an attribute. */
const likelyFaults = ({ contact }: Row, faults: readonly Remark[]): readonly Remark[] => {
  const names = new Set(valuesOf(contact).map(([name]) => name));
  const fitting = faults.filter(({ attribute }) => attribute === undefined || names.has(attribute));
  if (fitting.length > 0) return fitting;
  return faults.length > 0 ? faults : [{ reason: 'was not added; upstream does not say why' }];
};

/** Assigns errors to the rows that have their value; also returns the errors without such a row. */
const assign = (rows: readonly Row[], errors: readonly TaskError[]) => {
  const found = new Map<Row, readonly Remark[]>();
  const left: TaskError[] = [];
  const groups = Map.groupBy(errors, ({ parameterName, parameterValue }) =>
    keyOf(parameterName, parameterValue),
  );
  const candidatesOf = rowsByKey(rows, errors);
  for (const [key, same] of groups) {
    const candidates = candidatesOf.get(key) ?? [];
    // With more rows than errors, the value alone is not the cause, and which rows failed would be a guess.
    if (candidates.length === 0 || candidates.length > same.length) left.push(...same);
    else {
      const faults = distinct(same.map(faultOf));
      for (const row of candidates) found.set(row, [...(found.get(row) ?? []), ...faults]);
    }
  }
  return { found, left };
};

const keyOf = (name: string | null, value: string | null): string => JSON.stringify([name, value]);

/** The rows that have an attribute and value named in errors. */
const rowsByKey = (
  rows: readonly Row[],
  errors: readonly TaskError[],
): ReadonlyMap<string, readonly Row[]> => {
  const spoken = new Map<string, Set<string>>();
  for (const { parameterName, parameterValue } of errors) {
    if (parameterName === null || parameterValue === null) continue;
    const values = spoken.get(parameterName) ?? new Set();
    spoken.set(parameterName, values.add(parameterValue));
  }
  const pairs = rows.flatMap((row) =>
    valuesOf(row.contact)
      .filter(([name, value]) => spoken.get(name)?.has(value) === true)
      .map(([name, value]) => ({ row, key: keyOf(name, value) })),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ key }) => key)].map(([key, same]) => [key, same.map(({ row }) => row)]),
  );
};

/** Attributes with their values; parts of addresses as `homeAddress.city`. */
const valuesOf = (contact: Contact): readonly (readonly [string, string])[] => [
  ...Object.entries(contact).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  ),
  ...ADDRESS_ATTRIBUTES.flatMap((name) =>
    Object.entries(contact[name] ?? {}).map(([part, value]) => [`${name}.${part}`, value] as const),
  ),
];

/** Rows that are neither known to be rejected nor among the added contacts. Equal rows are counted. */
const absentRows = (
  rows: readonly Row[],
  rejected: ReadonlyMap<Row, unknown>,
  contacts: readonly AddedContact[],
  attributes: readonly RecognisedAttribute[],
): readonly Row[] => {
  const present = new Map<string, number>();
  for (const contact of contacts) {
    const mark = markOf(contact, attributes);
    present.set(mark, (present.get(mark) ?? 0) + 1);
  }
  return rows.filter((row) => {
    if (rejected.has(row)) return false;
    const mark = markOf(row.contact, attributes);
    const count = present.get(mark) ?? 0;
    present.set(mark, count - 1);
    return count <= 0;
  });
};

/** Numbers are compared without their extension, which each system writes in its own way. */
const markOf = (contact: AddedContact, attributes: readonly RecognisedAttribute[]): string =>
  JSON.stringify(
    attributes.map((name) => {
      const value = contact[name] ?? '';
      return /Phone|Fax/.test(name) ? value.replace(/[^\d+].*$/, '') : value;
    }),
  );

const faultOf = ({ code, message, parameterName, parameterValue }: TaskError): Remark => ({
  ...(parameterName !== null && { attribute: parameterName }),
  ...(parameterValue !== null && { value: parameterValue }),
  ...(code !== null && { code }),
  reason: message ?? 'was refused',
});

const distinct = (remarks: readonly Remark[]): readonly Remark[] => [
  ...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values(),
];
