import type { Fault, FaultKind } from './faults.ts';
import {
  aBoolean,
  anInteger,
  anObject,
  anything,
  aString,
  type Check,
  checkShape,
  ControlError,
  oneOf,
  type Shape,
} from './input.ts';

const aRetryAfter: Check<number | string> = (value, name) =>
  typeof value === 'string' ? value : anInteger(0)(value, name);

const aMatch: Check<object> = (value, name) =>
  checkShape(value, name, { method: aString, route: aString, caller: aString });

const COMMON = {
  kind: aString,
  match: aMatch,
  skip: anInteger(0),
  times: anInteger(1),
  latencyMs: anInteger(0, 600_000),
} as const satisfies Shape;

const aStatus = anInteger(200, 599);

const aPointer: Check<string> = (value, name) => {
  const pointer = aString(value, name);
  if (pointer === '' || pointer.startsWith('/')) return pointer;
  throw new ControlError(`${name} must be a JSON Pointer such as "/records/0/id", not "${pointer}".`);
};

const edits: Check<object> = (value, name) => {
  const set = anObject(value, name);
  for (const pointer of Object.keys(set)) aPointer(pointer, name);
  return set;
};

const removals: Check<readonly string[]> = (value, name) => {
  if (!Array.isArray(value)) throw new ControlError(`${name} must be a list of JSON Pointers.`);
  return value
    .map((pointer, index) => aPointer(pointer, `${name}.${index}`))
    .filter((pointer) => pointer !== '');
};

const WHEN = { when: oneOf('before', 'after') } as const satisfies Shape;

const SHAPES: Readonly<Record<FaultKind, Shape>> = {
  latency: { when: oneOf('before', 'after', 'body') },
  status: {
    status: aStatus,
    sentAs: aStatus,
    reason: aString,
    retryAfter: aRetryAfter,
    body: anything,
    headers: anObject,
  },
  reset: WHEN,
  hang: WHEN,
  html: { status: aStatus },
  truncated: { isCut: aBoolean },
  empty: {},
  'content-type': { contentType: aString },
  edit: { set: edits, remove: removals },
  loop: { length: anInteger(1, 10), items: oneOf('keep', 'none') },
  encoding: { as: oneOf('bom', 'invalid'), member: aString },
  interim: { status: oneOf(100, 102, 103) },
  huge: { bytes: anInteger(0, 2 ** 30), status: aStatus },
};

export const FAULT_KINDS = Object.keys(SHAPES) as readonly FaultKind[];

const REQUIRED: Readonly<Partial<Record<FaultKind, string>>> = {
  latency: 'latencyMs',
  status: 'status',
  encoding: 'as',
  interim: 'status',
};

/** Parses a fault from JSON; throws a ControlError that says what is wrong and what is allowed. */
export const parseFault = (value: unknown): Fault => {
  const kind = oneOf(...FAULT_KINDS)(anObject(value, 'fault')['kind'], 'fault.kind');
  const fault = checkShape(value, 'fault', { ...COMMON, ...SHAPES[kind] });
  const required = REQUIRED[kind];
  if (required !== undefined && !Object.hasOwn(fault, required)) {
    throw new ControlError(`fault.${required} is required when fault.kind is "${kind}".`);
  }
  return fault as unknown as Fault;
};
