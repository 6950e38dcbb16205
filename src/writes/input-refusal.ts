import { GraphQLError } from 'graphql';

import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import {
  type InputPath,
  type UserError,
  type UserErrorCode,
  userErrorsOf,
} from '../clients/errors/user-error.ts';

export type { InputPath };

/** A mistake in each of a million contacts is told by the first few. */
const MAX_LISTED = 50;

/** Thrown for faults in a mutation's input that a person can mend: the payload then has `userErrors` and nothing else. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal';
  /** The first 50, and where there are more one further entry that says how many. */
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

/** Say what is wrong and what is allowed. */
export const refusal = (code: UserErrorCode, field: InputPath | null, message: string): InputRefusal =>
  new InputRefusal([{ code, field, message }]);

/** What `read` makes of the value at that path. A BAD_USER_INPUT that it throws becomes a refusal. */
export const readField = <Value>(field: InputPath, read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_USER_INPUT') throw error;
    throw refusal('INVALID', field, error.message);
  }
};

/** Each item read. Refuses the faults of all of them together. */
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

/** One of the things that upstream complains of. */
export interface UpstreamFault {
  /** As upstream spells it, where it names one. */
  readonly parameterName: string | undefined;
  readonly code: UserErrorCode;
}

/** A mutation in its steps; the second is not taken when the first refuses. */
export interface MutationSteps<Input, Payload> {
  /** Checks what can be checked without a call. May throw InputRefusal, as may `write`. */
  readonly read: () => Input;
  readonly write: (input: Input) => Promise<Payload>;
  /** The path below `input` of what upstream complains of. */
  readonly fieldOf: (error: UpstreamError, input: Input, fault: UpstreamFault) => InputPath | null;
}

type WithUserErrors<Payload> =
  (Payload & { readonly userErrors: readonly UserError[] }) | { readonly userErrors: readonly UserError[] };

/** The payload of a mutation, or `userErrors` alone where we or upstream refused the input. Some payloads have their own. */
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
