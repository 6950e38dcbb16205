import type { UpstreamName } from '../clients/errors/error-code.ts';
import { UpstreamError } from '../clients/errors/upstream-error.ts';

/** For one of several things that were asked for, on which an answer says nothing. */
export const notAnswered = (upstream: UpstreamName, what: string): UpstreamError =>
  new UpstreamError({
    code: 'UPSTREAM_BAD_RESPONSE',
    upstream,
    message: `Upstream's answer does not say whether the ${what} exists.`,
  });

/** The records of a list, and how many could not be read. */
export interface ReadRecords<Item> {
  readonly items: readonly Item[];
  readonly unreadable: number;
}

export const readRecords = <Item>(
  values: readonly unknown[],
  read: (value: unknown) => Item | null,
): ReadRecords<Item> => {
  const items = values.map(read).filter((item) => item !== null);
  return { items, unreadable: values.length - items.length };
};

/** The value, unless an `Error` stands in its place. Throws that, for those who make something of the value. */
export const readable = <Value>(value: Value): Value => {
  if (value instanceof Error) throw value;
  return value;
};
