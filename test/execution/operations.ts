import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';

/** An operation as a client would send it. */
export interface Generated {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Vocabulary {
  /** JSON values for a scalar type, valid and invalid ones, by its name. */
  readonly scalars: Readonly<Record<string, readonly unknown[]>>;
  /** Root fields that may be selected. */
  readonly rootFields: readonly string[];
  readonly depth: number;
  readonly type?: 'query' | 'mutation';
}

/** A number from 0 to one less than `below`. */
type Chooser = (below: number) => number;

/** Generates operations with aliases, fragments, directives and variables for any schema. */
export const operations = (schema: GraphQLSchema, vocabulary: Vocabulary): fc.Arbitrary<Generated> =>
  fc.infiniteStream(fc.nat({ max: 2 ** 20 })).map((stream) => {
    const pick: Chooser = (below) => (stream.next().value as number) % below;
    return new Writer(schema, vocabulary, pick).write();
  });

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #vocabulary: Vocabulary;
  readonly #pick: Chooser;
  readonly #definitions = new Map<string, string>();
  readonly #values: Record<string, unknown> = {};
  readonly #fragments: string[] = [];

  constructor(schema: GraphQLSchema, vocabulary: Vocabulary, pick: Chooser) {
    this.#schema = schema;
    this.#vocabulary = vocabulary;
    this.#pick = pick;
  }

  write(): Generated {
    const { rootFields, depth, type = 'query' } = this.#vocabulary;
    const root = type === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const fields = rootFields.map((name) => root!.getFields()[name]!);
    const selections = Array.from({ length: 1 + this.#pick(3) }, () =>
      this.#field(this.#oneOf(fields), depth),
    );
    if (this.#pick(8) === 0) selections.push('__typename');
    const variables = [...this.#definitions.values()].join(', ');
    return {
      text: `${type} Generated${variables === '' ? '' : `(${variables})`} { ${selections.join(' ')} }\n${this.#fragments.join('\n')}`,
      variables: this.#values,
    };
  }

  #oneOf<Item>(items: readonly Item[]): Item {
    return items[this.#pick(items.length)]!;
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const selections = Array.from({ length: 1 + this.#pick(4) }, () => this.#selection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const choice = this.#pick(10);
    if (choice === 0) return `__typename${this.#directive()}`;
    const others = isAbstractType(type) ? [...this.#schema.getPossibleTypes(type)] : [type];
    if (depth > 0 && (choice <= 2 || isUnionType(type))) {
      const condition = this.#oneOf([type, ...others]);
      if (choice === 1) return this.#spread(condition, depth - 1);
      if (this.#pick(4) === 0) return `...${this.#directive()} ${this.#selectionSet(type, depth - 1)}`;
      return `... on ${condition.name}${this.#directive()} ${this.#selectionSet(condition, depth - 1)}`;
    }
    if (isUnionType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length === 0 ? '__typename' : this.#field(this.#oneOf(fields), depth);
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const name = `F${String(this.#fragments.length)}`;
    // Reserves the number, because nested fragments are generated first.
    const index = this.#fragments.push('') - 1;
    this.#fragments[index] = `fragment ${name} on ${type.name} ${this.#selectionSet(type, depth)}`;
    return `...${name}${this.#directive()}`;
  }

  #directive(): string {
    switch (this.#pick(12)) {
      case 0:
        return ` @skip(if: ${this.#condition()})`;
      case 1:
        return ` @include(if: ${this.#condition()})`;
      case 2:
        return ` @include(if: ${this.#condition()}) @skip(if: ${this.#condition()})`;
      default:
        return '';
    }
  }

  #condition(): string {
    const name = `if${String(this.#pick(3))}`;
    if (this.#pick(3) === 0) return this.#pick(2) === 0 ? 'true' : 'false';
    if (!this.#definitions.has(name)) {
      const hasDefault = this.#pick(2) === 0;
      this.#definitions.set(name, `$${name}: Boolean${hasDefault ? ' = true' : '!'}`);
      if (!hasDefault || this.#pick(2) === 0) this.#values[name] = this.#pick(2) === 0;
    }
    return `$${name}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args
      .filter((argument) => isRequired(argument) || this.#pick(3) === 0)
      .map((argument) => `${argument.name}: ${this.#argument(argument)}`);
    const call = given.length === 0 ? '' : `(${given.join(', ')})`;
    const alias =
      call === ''
        ? this.#pick(4) === 0
          ? `also_${field.name}: `
          : ''
        : `as_${aliasOf(field.name + call)}: `;
    const type = getNamedType(field.type);
    const selection = isCompositeType(type) ? ` ${this.#selectionSet(type, Math.max(depth - 1, 0))}` : '';
    return `${alias}${field.name}${call}${this.#directive()}${selection}`;
  }

  #argument({ name, type, defaultValue }: GraphQLArgument): string {
    if (this.#pick(2) === 0) return this.#literal(type);
    // A nullable variable with a default is valid for a non-null argument, and may still be null at execution.
    const isLoose = isNonNullType(type) && this.#pick(2) === 0;
    const variable = `${name}${String(this.#definitions.size)}`;
    const declared = isLoose ? getNullableType(type) : type;
    const hasDefault = isLoose || (!isNonNullType(declared) && this.#pick(3) === 0);
    const ofDefault = hasDefault ? ` = ${this.#literal(declared, false)}` : '';
    this.#definitions.set(variable, `$${variable}: ${declared.toString()}${ofDefault}`);
    const isLeftOut = this.#pick(4) === 0 && (hasDefault || defaultValue !== undefined);
    if (!isLeftOut) this.#values[variable] = this.#value(declared, true);
    return `$${variable}`;
  }

  #literal(type: GraphQLInputType, canBeNull = true): string {
    return literalOf(
      this.#value(
        isNonNullType(type) || !canBeNull ? getNullableType(type) : type,
        false,
        !canBeNull || isNonNullType(type),
      ),
      type,
    );
  }

  /** @param isWild whether to include values of a wrong type, which validation would reject in a literal */
  #value(type: GraphQLInputType, isWild: boolean, isRequiredHere = false): unknown {
    if (isNonNullType(type))
      return isWild && this.#pick(20) === 0 ? null : this.#value(type.ofType, isWild, true);
    if (!isRequiredHere && this.#pick(8) === 0) return null;
    if (isWild && this.#pick(12) === 0) return this.#oneOf([true, 1.5, 'wrong', { wrong: 1 }, [[1]]]);
    if (isListType(type)) {
      return Array.from({ length: this.#pick(3) }, () =>
        this.#value(type.ofType, isWild, isNonNullType(type.ofType)),
      );
    }
    if (isEnumType(type)) return this.#oneOf(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isRequired(field) || this.#pick(2) === 0,
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, this.#value(field.type, isWild, isNonNullType(field.type))]),
      );
    }
    return this.#oneOf(this.#vocabulary.scalars[type.name] ?? ['text']);
  }
}

const isRequired = ({ type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>): boolean =>
  isNonNullType(type) && defaultValue === undefined;

/** Equal calls get equal aliases, different calls different ones. */
const aliasOf = (call: string): string => {
  let hash = 7;
  for (const character of call) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return String(hash);
};

const literalOf = (value: unknown, type: GraphQLInputType): string => {
  const named = getNullableType(type);
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const item = isListType(named) ? named.ofType : named;
    return `[${value.map((one) => literalOf(one, item)).join(', ')}]`;
  }
  if (isEnumType(named) && typeof value === 'string') return value;
  if (typeof value === 'object') {
    const fields = isInputObjectType(named) ? named.getFields() : {};
    const members = Object.entries(value).map(
      ([key, one]) => `${key}: ${literalOf(one, fields[key]?.type ?? named)}`,
    );
    return `{${members.join(', ')}}`;
  }
  return JSON.stringify(value);
};
