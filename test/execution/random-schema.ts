import {
  assertObjectType,
  buildSchema,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

const TYPES = `
  type Query { own: Leaf a: A needA: A! node: Node any: Any nodes: [Node!]! anys: [[Any]] boxes: [Box!] twice(times: Int! = 2, input: In): A find(kind: Kind = OFF, ids: [ID!]!): [A!] }
  type Mutation { first(by: Int): A second: Leaf! third(input: In!): [Node] }
  interface Node { id: ID! pName: String friend: Node }
  union Any = A | B | Leaf
  type A implements Node {
    id: ID! pName: String friend: Node needFriend: Node! pLeaf: Leaf needLeaf: Leaf! pLeaves: [Leaf] leaves: [Leaf!]! mText(of: Kind, deep: In): String
    list: [Int!] grid: [[Float]!] kinds: [Kind!] pCount: Int needCount: Int! pNeed: String! echo(kind: Kind = ON, need: Int!, input: In, list: [Int!]): String
  }
  type B implements Node { id: ID! pName: String friend: Node pCount: Int any: [Any!] mSelf: B box: Box }
  type Leaf { pText: String pFlag: Boolean pRatio: Float needText: String! kind: Kind box: Box }
  enum Kind { ON OFF }
  scalar Box
  input In { need: Int! kind: Kind = ON list: [In!] text: String }
`;

/** How often resolvers return promises: never, so that the order is fixed, or often. */
export type Timing = 'at once' | 'whenever';

export interface RandomContext {
  readonly seed: number;
  readonly timing: Timing;
}

const expectRejections = (value: unknown): void => {
  if (value instanceof Promise) value.then(expectRejections, () => undefined);
  else if (Array.isArray(value) || value instanceof Set) for (const item of value) expectRejections(item);
};

const hashOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  hash ^= hash >>> 15;
  return Math.imul(hash, 2_246_822_519) >>> 0;
};

/** A resolver's value depends only on the seed, the path and the arguments, so that both executions get the same values. */
class Dice {
  readonly #context: RandomContext;
  readonly #place: string;

  constructor(context: RandomContext, place: string) {
    this.#context = context;
    this.#place = place;
  }

  below(limit: number, purpose: string): number {
    return hashOf(`${String(this.#context.seed)} ${this.#place} ${purpose}`) % limit;
  }

  at(place: string): Dice {
    return new Dice(this.#context, `${this.#place}.${place}`);
  }

  get isAsync(): boolean {
    return this.#context.timing === 'whenever';
  }

  get seen(): string {
    return this.#place;
  }
}

/** Fields named `p…` are properties, those named `m…` methods of the parent; all others have resolvers. */
export const createRandomSchema = (): GraphQLSchema => {
  const schema = buildSchema(TYPES);
  const box = schema.getType('Box') as GraphQLScalarType;
  box.serialize = (value) => {
    if (value === 'no box') throw new TypeError('This is not a box');
    return value === 'empty' ? null : { box: value };
  };
  box.parseValue = (value) => value;
  const kind = schema.getType('Kind');
  if (isEnumType(kind))
    kind.getValues().forEach((value, index) => Object.assign(value, { value: index + 1 }));
  rebuildLookups(kind);

  const sourceOf = (typeName: string, dice: Dice): object => {
    const source: Record<string, unknown> = {
      dice,
      ...(dice.below(3, 'named') > 0 && { __typename: typeName }),
    };
    for (const [name, { type }] of Object.entries(assertObjectType(schema.getType(typeName)).getFields())) {
      if (/^p[A-Z]/.test(name)) {
        const value = valueOf(type, dice.at(name));
        source[name] = value;
        // An operation that does not select this field would leave its rejection unhandled.
        expectRejections(value);
      } else if (/^m[A-Z]/.test(name)) {
        source[name] = (args: object, _context: unknown, info: GraphQLResolveInfo) =>
          outcomeOf(type, dice.at(name + JSON.stringify(args)), info);
      }
    }
    return source;
  };

  const outcomeOf = (type: GraphQLOutputType, dice: Dice, info?: GraphQLResolveInfo): unknown => {
    if (dice.below(24, 'throws') === 0) throw new Error(`Thrown at ${dice.seen} by ${info?.fieldName ?? ''}`);
    return valueOf(type, dice);
  };

  const valueOf = (type: GraphQLOutputType, dice: Dice): unknown => {
    if (!dice.isAsync || dice.below(4, 'promise') > 0) return plainValueOf(type, dice);
    const settle = (): unknown => {
      if (dice.below(12, 'rejects') === 0) throw new RangeError(`Rejected at ${dice.seen}`);
      return plainValueOf(type, dice);
    };
    switch (dice.below(3, 'when')) {
      case 0:
        return Promise.resolve().then(settle);
      case 1:
        return new Promise<void>((resolve) => setImmediate(resolve)).then(settle);
      default:
        // A thenable that is not a promise.
        return {
          then: (done: (value: unknown) => void, failed: (error: unknown) => void) =>
            Promise.resolve().then(settle).then(done, failed),
        };
    }
  };

  const plainValueOf = (type: GraphQLOutputType, dice: Dice): unknown => {
    if (dice.below(30, 'error') === 0) return new Error(`Returned at ${dice.seen}`);
    if (isNonNullType(type))
      return dice.below(25, 'null') === 0 ? undefined : plainValueOf(type.ofType, dice);
    if (dice.below(9, 'nullable') === 0) return null;
    if (isListType(type)) {
      if (dice.below(30, 'no list') === 0) return 'no list';
      const items = Array.from({ length: dice.below(5, 'length') }, (_, index) =>
        valueOf(type.ofType, dice.at(String(index))),
      );
      return dice.below(4, 'set') === 0 ? new Set(items) : items;
    }
    if (isLeafType(type)) return leafOf(type.name, dice);
    if (isAbstractType(type)) {
      const types = schema.getPossibleTypes(type);
      const chosen = types[dice.below(types.length, 'type')]!.name;
      return sourceOf(dice.below(40, 'wrong') === 0 ? 'Query' : chosen, dice);
    }
    return isObjectType(type) ? sourceOf(type.name, dice) : undefined;
  };

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (/^[pm][A-Z]/.test(field.name)) continue;
      field.resolve = (source, args, context, info) => {
        const { dice } = (source ?? {}) as { readonly dice?: Dice };
        const place = (dice ?? new Dice(context as RandomContext, 'root')).at(
          `${field.name}${JSON.stringify(args)}`,
        );
        return outcomeOf(field.type, place, info);
      };
    }
  }
  // Object types are resolved in three ways: by name, by `isTypeOf`, and for A asynchronously.
  const isOf = (name: string) => (value: unknown) => {
    const { __typename, dice } = value as { readonly __typename?: string; readonly dice: Dice };
    if (__typename !== undefined) return __typename === name;
    const is = dice.below(3, 'is') === ['A', 'B', 'Leaf'].indexOf(name);
    return name === 'A' && dice.isAsync ? Promise.resolve(is) : is;
  };
  for (const name of ['A', 'B', 'Leaf']) assertObjectType(schema.getType(name)).isTypeOf = isOf(name);
  return schema;
};

/** graphql-js builds the lookup map of an enum when the enum is created. Rebuild it after its values have been replaced. */
const rebuildLookups = (type: unknown): void => {
  const lookups = type as { _valueLookup: unknown; getValues: () => readonly { readonly value: unknown }[] };
  lookups._valueLookup = new Map(lookups.getValues().map((value) => [value.value, value]));
};

const leafOf = (name: string, dice: Dice): unknown => {
  const values: Readonly<Record<string, readonly unknown[]>> = {
    ID: [
      'a',
      'x"y',
      7,
      'longer than sixty-four characters, so that another algorithm searches the text',
      1.5,
    ],
    String: [
      'plain',
      '',
      'quote " and \\ back',
      'line\nbreak',
      'Zoë',
      '😀',
      '\ud800',
      5,
      true,
      {},
      'x'.repeat(70) + '"',
    ],
    Int: [0, -0, 1, -5, 2 ** 31 - 1, 2 ** 31, 1.5, '12', 'no number', true, Number.NaN],
    Float: [0.5, -0, 1e21, 1e-7, 3, Number.POSITIVE_INFINITY, '1.5', 'no number'],
    Boolean: [true, false, 1, 0, 'yes'],
    Kind: [1, 2, 1, 2, 3],
    Box: ['full', 'no box', 'empty', { deep: ['"'] }, 1],
  };
  const known = values[name] ?? [];
  // The unusual values are last and rare.
  const index = dice.below(known.length * 3, 'leaf');
  return known[index < known.length ? index : index % Math.min(2, known.length)];
};
