const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

const isoOf = (milliseconds: number): string | undefined =>
  Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();

/**
 * Parses a year, a month, a day, or a date and time with or without an offset. Returns the format of answers (UTC with
 * milliseconds); absent for other text and for a day that does not exist.
 */
export const readBirthday = (text: string): string | undefined => {
  const [whole, year, month = '01', day = '01'] = DATE.exec(text) ?? [];
  if (whole !== undefined) {
    const iso = isoOf(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return iso?.startsWith(`${year}-${month}-${day}`) === true ? iso : undefined;
  }
  if (!DATE_TIME.test(text)) return undefined;
  // Without an offset JavaScript would use the machine's time zone.
  return isoOf(Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`));
};
