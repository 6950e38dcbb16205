import { userInputError } from '../clients/errors/graphql-errors.ts';

/** Characters of a text to search for. */
export const MAX_SEARCH_TEXT = 500;
/** Numbers in a filter: a hundred of the longest fit into an address that upstreams take. */
export const MAX_PHONE_NUMBERS = 100;
/** Entries of a list of enum values, repetitions included. */
export const MAX_ENUM_VALUES = 10;

/** The text, unless it is longer than upstreams should be bothered with. Counts UTF-16 units. */
export const demandText = (value: string, max: number, argument: string): string => {
  if (value.length <= max) return value;
  throw userInputError(`must have at most ${max} characters, but has ${value.length}.`, argument);
};

export const demandItems = <Item>(
  values: readonly Item[],
  max: number,
  argument: string,
): readonly Item[] => {
  if (values.length <= max) return values;
  throw userInputError(`at most ${max} are allowed, but there are ${values.length}.`, argument);
};
