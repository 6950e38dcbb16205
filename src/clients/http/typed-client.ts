import type { Caller } from './caller.ts';
import type { OperationSpec, OperationTypes } from './operation.ts';
import type { Parameters } from './url.ts';

// Token endpoints take forms and their own credentials: they are no part of a caller's client.
const FORM_TYPE = 'application/x-www-form-urlencoded';
interface FormOperation {
  readonly requestType: typeof FORM_TYPE;
}

type Method<Types> = Types extends OperationTypes
  ? [Types['body']] extends [undefined]
    ? (parameters: Types['parameters']) => Promise<Types['response']>
    : (parameters: Types['parameters'], body: Types['body']) => Promise<Types['response']>
  : never;

/** One method per generated operation, by its id. What a method returns may be shared: treat it as read-only. */
export type OperationMethods<Types, Table> = {
  readonly [Id in keyof Types & keyof Table as Table[Id] extends FormOperation ? never : Id]: Method<
    Types[Id]
  >;
};

/** The methods of a table of operations, over one caller. */
export function createOperationMethods<Types, Table extends Readonly<Record<string, OperationSpec>>>(
  table: Table,
  caller: Caller,
): OperationMethods<Types, Table> {
  const methods: Record<string, (parameters: Parameters, body?: unknown) => Promise<unknown>> = {};
  for (const id in table) {
    const operation = table[id];
    if (operation === undefined || operation.requestType === FORM_TYPE) continue;
    methods[id] = (parameters, body) => caller.call({ operation, parameters, body });
  }
  // The loop is the mapped type, done by hand; the compiler cannot follow it.
  return methods as unknown as OperationMethods<Types, Table>;
}

type Limits = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** By operation, the parameter that takes a list of ids: the one whose generated limits speak of items. */
export function batchParameters(
  table: Readonly<Record<string, OperationSpec>>,
  limits: Limits,
): Readonly<Record<string, string>> {
  const pairs = Object.values(table).flatMap(({ id, pathParameters, queryParameters }) => {
    const name = [...pathParameters, ...queryParameters].find(
      (one) => 'minItems' in (limits[id]?.[one] ?? {}),
    );
    return name === undefined ? [] : [[id, name] as const];
  });
  return Object.fromEntries(pairs);
}
