import { GraphQLError } from 'graphql';

import type { UpstreamError } from '../clients/errors/upstream-error.ts';
import {
  type InputPath,
  type UserError,
  type UserErrorCode,
  userErrorsOf,
} from '../clients/errors/user-error.ts';

export type { InputPath };

/** Thrown for faults in a mutation's input that a person can mend: the payload then has `userErrors` and nothing else. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal';
  readonly userErrors: readonly UserError[];

  constructor(userErrors: readonly UserError[]) {
    super(userErrors.map(({ message }) => message).join(' '));
    this.userErrors = userErrors;
  }
}

/** Say what is wrong and what is allowed. */
export const refusal = (code: UserErrorCode, field: InputPath | null, message: string): InputRefusal =>
  new InputRefusal([{ code, field, message }]);

/** What `read` makes of the value at that path. A BAD_USER_INPUT that it throws becomes a refusal. */
export function readField<Value>(field: InputPath, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_USER_INPUT') throw error;
    throw refusal('INVALID', field, error.message);
  }
}

/** Each item read. Refuses the faults of all of them together. */
export function readEach<Item, Value>(
  items: readonly Item[],
  read: (item: Item, index: number) => Value,
): readonly Value[] {
  const userErrors: UserError[] = [];
  const values = items.flatMap((item, index) => {
    try {
      return [read(item, index)];
    } catch (error) {
      if (!(error instanceof InputRefusal)) throw error;
      userErrors.push(...error.userErrors);
      return [];
    }
  });
  if (userErrors.length > 0) throw new InputRefusal(userErrors);
  return values;
}

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
export async function payloadOf<Input, Payload extends object>({
  read,
  write,
  fieldOf,
}: MutationSteps<Input, Payload>): Promise<WithUserErrors<Payload>> {
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
}
