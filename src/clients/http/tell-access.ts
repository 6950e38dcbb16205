import { UpstreamError } from '../errors/upstream-error.ts';
import type { CallAnswer } from './answer-body.ts';
import type { CallScopeOptions, DataAccess } from './call-scope.ts';
import type { OperationSpec } from './operation.ts';

interface Subject extends Pick<DataAccess, 'credentialKey' | 'isWrite' | 'parameters'> {
  readonly operation: OperationSpec;
  readonly body?: unknown;
}

/** The same call, of which `onAccess` hears when it has come to its end; at no cost where nobody listens. */
export function tellAccess(
  onAccess: CallScopeOptions['onAccess'],
  { operation, credentialKey, isWrite, parameters, body }: Subject,
  call: Promise<CallAnswer>,
): Promise<CallAnswer> {
  if (onAccess === undefined) return call;
  const tell = (answer: unknown): void =>
    onAccess({ credentialKey, operationId: operation.id, isWrite, parameters, body, answer });
  return call.then(
    (answer) => {
      tell(answer.body);
      return answer;
    },
    (error: unknown) => {
      // That there is nothing is something to know as well.
      if (isWrite ? hasUnknownOutcome(error) : isAbsent(error)) tell(undefined);
      throw error;
    },
  );
}

const hasUnknownOutcome = (error: unknown): boolean => error instanceof UpstreamError && error.outcomeUnknown;
const isAbsent = (error: unknown): boolean => error instanceof UpstreamError && error.code === 'NOT_FOUND';
