import { GraphQLError } from 'graphql';

import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import {
  type InputPath,
  type UserError,
  type UserErrorCode,
  userErrorsOf,
} from '../clients/errors/user-error.ts';

export type { InputPath };

/** Max errors in a payload: a mistake in a million contacts is clear from the first few. */
const MAX_LISTED = 50;

/** Thrown for errors in a mutation's input that a person can correct. The payload then has only `userErrors`. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal';
  /** At most 50, plus an entry with the number of the others. */
  readonly userErrors: readonly UserError[];

  constructor(userErrors: readonly UserError[]) {
    const listed = capped(userErrors);
    super(listed.map(({ message }) => message).join(' '));
    this.userErrors = listed;
  }
}

const capped = (userErrors: readonly UserError[]): readonly UserError[] => {
  const hidden = userErrors.length - MAX_LISTED;
  if (hidden <= 0) return userErrors;
  const message = `${hidden.toLocaleString('en-US')} more ${hidden === 1 ? 'error is' : 'errors are'} not listed.`;
  return [...userErrors.slice(0, MAX_LISTED), { field: null, code: 'INVALID', message }];
};

/** @param message says what is wrong and what is allowed */
export const refusal = (code: UserErrorCode, field: InputPath | null, message: string): InputRefusal =>
  new InputRefusal([{ code, field, message }]);

/** Runs `read`. A BAD_USER_INPUT that it throws becomes a user error at the path `field`. */
export const readField = <Value>(field: InputPath, read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_USER_INPUT') throw error;
    throw refusal('INVALID', field, error.message);
  }
};

/** Reads each item, and throws the user errors of all items together. */
export const readEach = <Item, Value>(
  items: readonly Item[],
  read: (item: Item, index: number) => Value,
): readonly Value[] => {
  const userErrors: UserError[] = [];
  const values = items.flatMap((item, index) => {
    try {
      return [read(item, index)];
    } catch (error) {
      if (!(error instanceof InputRefusal)) throw error;
      for (const userError of error.userErrors) userErrors.push(userError);
      return [];
    }
  });
  if (userErrors.length > 0) throw new InputRefusal(userErrors);
  return values;
};

/** The user errors of a list that must have 1 to `max` entries. */
export const lengthErrors = (field: InputPath, length: number, max: number): readonly UserError[] => {
  if (length >= 1 && length <= max) return [];
  const [allowed, actual] = [max.toLocaleString('en-US'), length.toLocaleString('en-US')];
  const message = `The list must have 1 to ${allowed} entries, but has ${actual}.`;
  return [{ field, code: length === 0 ? 'EMPTY' : 'TOO_LONG', message }];
};

/** An error that upstream reports about the input. */
export interface UpstreamFault {
  /** Upstream's name of the parameter, if it names one. */
  readonly parameterName: string | undefined;
  readonly code: UserErrorCode;
}

/** The steps of a mutation. */
export interface MutationSteps<Input, Payload> {
  /** Checks what can be checked without a call. `write` is not called if this throws. Both may throw InputRefusal. */
  readonly read: () => Input;
  readonly write: (input: Input) => Promise<Payload>;
  /** The path below `input` for an error that upstream reports. */
  readonly fieldOf: (error: UpstreamError, input: Input, fault: UpstreamFault) => InputPath | null;
}

type WithUserErrors<Payload> =
  (Payload & { readonly userErrors: readonly UserError[] }) | { readonly userErrors: readonly UserError[] };

/** The payload of a mutation, or only `userErrors` if the input was refused by us or by upstream. */
export const payloadOf = async <Input, Payload extends object>({
  read,
  write,
  fieldOf,
}: MutationSteps<Input, Payload>): Promise<WithUserErrors<Payload>> => {
  try {
    const input = read();
    const payload = await write(input).catch((error: unknown) => {
      const userErrors = userErrorsOf(error, (parameterName, code) =>
        fieldOf(error as UpstreamError, input, { parameterName, code }),
      );
      throw userErrors === undefined ? error : new InputRefusal(userErrors);
    });
    return { userErrors: [], ...payload };
  } catch (error) {
    if (error instanceof InputRefusal) return { userErrors: error.userErrors };
    throw error;
  }
};
