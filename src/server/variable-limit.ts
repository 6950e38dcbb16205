import type { OperationDefinitionNode } from 'graphql';
import { OperationLimitError, titleOf, type OperationLimits } from './operation-limits.ts';

/**
 * The limit on input objects, checked before graphql-js takes the variables in. That looks for every field of the type in
 * every object, without a pause: five million empty ones fit into a request body and would stop the process for a
 * minute.
 * @throws OperationLimitError
 */
export const checkVariables = (
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | undefined,
  limits: OperationLimits,
): void => {
  if (countObjects(variables, limits.inputObjects) > limits.inputObjects) {
    throw new OperationLimitError(
      `${titleOf(operation)} has more than ${limits.inputObjects} objects in its variables; at most that many are allowed`,
      operation,
    );
  }
};

/** Objects in a JSON value, itself included; stops soon after `most`. Not recursive: variables may nest without end. */
const countObjects = (value: unknown, most: number): number => {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && count <= most) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) count += 1;
    for (const child of Object.values(next)) {
      if (typeof child === 'object' && child !== null) open.push(child);
    }
  }
  return count;
};
