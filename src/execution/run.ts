import {
  defaultTypeResolver,
  type FragmentDefinitionNode,
  getArgumentValues,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';

import { Frame } from './frame.ts';
import type { FieldPlan, ObjectPlan, PlanOf, TypePlan } from './plan.ts';
import { ensureRuntimeType, wrongTypeError } from './runtime-type.ts';

/** Why an operation was given up before its answer was complete. */
export type StopReason = 'aborted' | 'too many values';

export interface RunOptions {
  readonly rootValue?: unknown;
  readonly contextValue?: unknown;
  /** Looked at between two slices of work: what waits for a resolver is the resolver's to end. */
  readonly signal?: AbortSignal | undefined;
  /** Fields and list items that the answer may have; no limit when absent. */
  readonly maxValues?: number | undefined;
  /** The only error of an answer that was given up. */
  readonly stopError: (reason: StopReason) => GraphQLError;
  /** Fields and list items that are completed before other work of the process gets its turn. */
  readonly sliceValues?: number | undefined;
}

/** What all resolvers of a run are told. */
export type RunInfo = {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: { readonly [variable: string]: unknown };
};

type Path = GraphQLResolveInfo['path'];

/** A completed value: its JSON text, null, or a frame that will have its text. */
type Completed = string | null | Frame;

/** Where a value goes that is not there yet. */
interface Place {
  readonly frame: Frame;
  readonly place: number;
  readonly isNonNull: boolean;
  readonly field: FieldPlan;
  readonly path: Path;
  readonly complete: (value: unknown) => Completed;
}

/** Some milliseconds of work, even before V8 has optimised it. */
const SLICE_VALUES = 4_096;

/**
 * How many slices go without a pause in a turn of the event loop that starts promises: what a loader is asked for in
 * one turn goes into one upstream call, so a pause in between would cost another call.
 */
const SLICES_FOR_LOADERS = 16;

/**
 * One execution of a plan. It follows graphql-js in what is called, nulled and reported, but writes the answer's JSON
 * as it goes, and lets the event loop turn between slices.
 */
export class Run {
  /** Errors of fields, in the order in which they came up. */
  readonly errors: GraphQLError[] = [];
  readonly #info: RunInfo;
  readonly #options: RunOptions;
  readonly #maxValues: number;
  readonly #sliceValues: number;
  /** Arguments by the id of their field: the items of a list are given the same ones. */
  readonly #arguments: { [argument: string]: unknown }[] = [];

  #values = 0;
  #sliceEnd: number;
  #hasPromises = false;
  readonly #queue: (() => void)[] = [];
  #isScheduled = false;
  #stopped: GraphQLError | undefined;
  #rejectRoot: (error: unknown) => void = () => undefined;

  constructor(info: RunInfo, options: RunOptions) {
    this.#info = info;
    this.#options = options;
    this.#maxValues = options.maxValues ?? Number.POSITIVE_INFINITY;
    this.#sliceValues = options.sliceValues ?? SLICE_VALUES;
    this.#sliceEnd = this.#sliceValues;
  }

  /**
   * The JSON text of a root object. Rejects with the error that nulls it, or with the one that stops the run.
   */
  root(plan: ObjectPlan): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#rejectRoot = reject;
      try {
        const completed = this.#completeFields(plan, this.#options.rootValue, undefined);
        if (typeof completed === 'string') resolve(completed);
        else completed.onText = resolve;
      } catch (error) {
        this.#rejectRoot(error);
      }
    });
  }

  // --- completing values: as in graphql-js, an error is thrown to the nearest place that may be null

  #completeFields(plan: ObjectPlan, source: unknown, path: Path | undefined): string | Frame {
    const { fields } = plan;
    this.#count(fields.length);
    let text = '{';
    let frame: Frame | undefined;
    try {
      for (const field of fields) {
        text += field.prefix;
        if (field.constant !== undefined) {
          text += field.constant;
          continue;
        }
        const completed = this.#field(field, source, path);
        if (typeof completed === 'string') {
          text += completed;
        } else if (completed === null) {
          text += 'null';
        } else {
          frame ??= new Frame();
          frame.addText(text);
          text = '';
          if (completed instanceof Frame) {
            frame.fillBy(frame.keepPlace(), completed, !field.type.isNonNull);
          } else {
            const { promise, info } = completed;
            this.#fillLater(promise, {
              frame,
              place: frame.keepPlace(),
              isNonNull: field.type.isNonNull,
              field,
              path: info.path,
              complete: (value) => this.#complete(field.type, value, field, info.path, info),
            });
          }
        }
      }
    } catch (error) {
      if (frame === undefined || this.#stopped !== undefined) throw error;
      // As graphql-js does it, the values that are under way are waited for, so that no answer leaves calls behind.
      const failed = frame;
      failed.onSettled = () => {
        this.#nullAround(failed, error);
      };
      return failed;
    }
    text += '}';
    if (frame === undefined) return text;
    frame.addText(text);
    return frame;
  }

  /** Resolves and completes one field; a promise of its value is handed back with the field's info. */
  #field(
    field: FieldPlan,
    source: unknown,
    parentPath: Path | undefined,
  ): Completed | { readonly promise: Promise<unknown>; readonly info: GraphQLResolveInfo } {
    const { type, resolve } = field;
    let path: Path | undefined;
    try {
      if (resolve === undefined) {
        const value = propertyOf(source, field.definition.name);
        if (type.kind === 'leaf' && isPlain(value)) return this.#completeLeaf(type, value, field);
        path = pathTo(field, parentPath);
        if (typeof value === 'function') {
          const info = this.#infoOf(field, path);
          const method = value as (...given: unknown[]) => unknown;
          const result = method.call(source, this.#argumentsOf(field), this.#options.contextValue, info);
          if (isPromise(result)) return { promise: result, info };
          return this.#complete(type, result, field, path, info);
        }
        if (isPromise(value)) return { promise: value, info: this.#infoOf(field, path) };
        const info = field.needsInfo ? this.#infoOf(field, path) : undefined;
        return this.#complete(type, value, field, path, info);
      }
      path = pathTo(field, parentPath);
      const info = this.#infoOf(field, path);
      const value = resolve(source, this.#argumentsOf(field), this.#options.contextValue, info);
      if (isPromise(value)) return { promise: value, info };
      return this.#complete(type, value, field, path, info);
    } catch (error) {
      return this.#nullOrThrow(error, type.isNonNull, field, path ?? pathTo(field, parentPath));
    }
  }

  #complete(
    type: TypePlan,
    value: unknown,
    field: FieldPlan,
    path: Path,
    info: GraphQLResolveInfo | undefined,
  ): Completed {
    if (value == null) return nothing(type, field);
    if (value instanceof Error) throw value;
    switch (type.kind) {
      case 'leaf':
        return type.textOf(value);
      case 'list':
        return this.#completeItems(type, listOf(value, field), 0, field, path, info);
      case 'object':
        return this.#completeObject(type.selection.planFor(type.type), value, field, path, info);
      case 'abstract':
        return this.#completeAbstract(type, value, field, path, info);
    }
  }

  #completeLeaf(type: PlanOf<'leaf'>, value: unknown, field: FieldPlan): string | null {
    return value == null ? nothing(type, field) : type.textOf(value);
  }

  #completeItems(
    type: PlanOf<'list'>,
    items: readonly unknown[],
    from: number,
    field: FieldPlan,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    frame?: Frame,
  ): Completed {
    const { item: itemType } = type;
    let text = frame === undefined ? '[' : '';
    let index = from;
    try {
      for (; index < items.length; index += 1) {
        if (this.#isSliceOver()) {
          frame ??= new Frame();
          frame.addText(text);
          expectRejections(items, index);
          this.#continueLater(type, items, index, field, path, info, frame);
          return frame;
        }
        this.#count(1);
        if (index > 0) text += ',';
        const value = items[index];
        const itemPath: Path = { prev: path, key: index, typename: undefined };
        if (isPromise(value)) {
          frame ??= new Frame();
          frame.addText(text);
          text = '';
          this.#fillLater(value, {
            frame,
            place: frame.keepPlace(),
            isNonNull: itemType.isNonNull,
            field,
            path: itemPath,
            complete: (result) => this.#complete(itemType, result, field, itemPath, info),
          });
          continue;
        }
        const completed = this.#completeItem(itemType, value, field, itemPath, info);
        if (typeof completed === 'string') {
          text += completed;
        } else if (completed === null) {
          text += 'null';
        } else {
          frame ??= new Frame();
          frame.addText(text);
          text = '';
          frame.fillBy(frame.keepPlace(), completed, !itemType.isNonNull);
        }
      }
    } catch (error) {
      frame?.kill();
      expectRejections(items, index + 1);
      throw error;
    }
    text += ']';
    if (frame === undefined) return text;
    frame.addText(text);
    return frame;
  }

  #completeItem(
    type: TypePlan,
    value: unknown,
    field: FieldPlan,
    path: Path,
    info: GraphQLResolveInfo | undefined,
  ): Completed {
    try {
      return this.#complete(type, value, field, path, info);
    } catch (error) {
      return this.#nullOrThrow(error, type.isNonNull, field, path);
    }
  }

  /** Goes on with a list at the item before which a slice ended. */
  #continueLater(
    type: PlanOf<'list'>,
    items: readonly unknown[],
    from: number,
    field: FieldPlan,
    path: Path,
    info: GraphQLResolveInfo | undefined,
    frame: Frame,
  ): void {
    frame.hold();
    this.#later(() => {
      if (frame.isDead) return;
      try {
        this.#completeItems(type, items, from, field, path, info, frame);
        frame.release();
      } catch (error) {
        this.#nullAround(frame, error);
      }
    });
  }

  #completeAbstract(
    type: PlanOf<'abstract'>,
    value: unknown,
    field: FieldPlan,
    path: Path,
    info = this.#infoOf(field, path),
  ): Completed {
    const resolveType = type.type.resolveType ?? defaultTypeResolver;
    const name: unknown = resolveType(value, this.#options.contextValue, info, type.type);
    const completeAs = (typeName: unknown): Completed => {
      const plan =
        (typeof typeName === 'string' ? type.selection.known(typeName) : undefined) ??
        type.selection.planFor(ensureRuntimeType(info.schema, type.type, typeName, info, value));
      return this.#completeObject(plan, value, field, path, info);
    };
    return isPromise(name) ? this.#completeLater(name, field, path, completeAs) : completeAs(name);
  }

  #completeObject(
    plan: ObjectPlan,
    value: unknown,
    field: FieldPlan,
    path: Path,
    info: GraphQLResolveInfo | undefined,
  ): Completed {
    const { type } = plan;
    if (type.isTypeOf == null) return this.#completeFields(plan, value, path);
    const known = info ?? this.#infoOf(field, path);
    const answer: unknown = type.isTypeOf(value, this.#options.contextValue, known);
    const completeIf = (isOfType: unknown): Completed => {
      if (!isOfType) throw wrongTypeError(type, value, known);
      return this.#completeFields(plan, value, path);
    };
    return isPromise(answer) ? this.#completeLater(answer, field, path, completeIf) : completeIf(answer);
  }

  /** A frame for an object whose type is not known yet. */
  #completeLater(
    promise: Promise<unknown>,
    field: FieldPlan,
    path: Path,
    complete: (answer: unknown) => Completed,
  ): Frame {
    const frame = new Frame();
    this.#fillLater(promise, { frame, place: frame.keepPlace(), isNonNull: true, field, path, complete });
    return frame;
  }

  // --- values that come later

  #fillLater(promise: Promise<unknown>, place: Place): void {
    this.#noteStartedPromise();
    // What is thenable but no promise might call back at once, or more than once.
    const settled = promise instanceof Promise ? promise : Promise.resolve(promise);
    settled.then(
      (value: unknown) => {
        this.#soon(
          () => this.#fill(place, value),
          place.frame,
          () => expectRejections([value]),
        );
      },
      (error: unknown) => {
        this.#soon(() => this.#failAt(place, error), place.frame);
      },
    );
  }

  #fill(place: Place, value: unknown): void {
    let completed: Completed;
    try {
      completed = place.complete(value);
    } catch (error) {
      this.#failAt(place, error);
      return;
    }
    if (completed instanceof Frame) place.frame.fillBy(place.place, completed, !place.isNonNull);
    else place.frame.fill(place.place, completed ?? 'null');
  }

  #failAt({ frame, place, isNonNull, field, path }: Place, error: unknown): void {
    try {
      this.#nullOrThrow(error, isNonNull, field, path);
    } catch (located) {
      this.#nullAround(frame, located);
      return;
    }
    frame.fill(place, 'null');
  }

  // --- errors

  /** Reports the error where null may stand, and throws it with its place otherwise. */
  #nullOrThrow(error: unknown, isNonNull: boolean, field: FieldPlan, path: Path): null {
    if (this.#stopped !== undefined) throw error;
    const located = locatedError(error, field.nodes, keysOf(path));
    if (isNonNull) throw located;
    this.errors.push(located);
    return null;
  }

  /** Nulls the nearest place outside of a frame that may be null, for an error that knows its place. */
  #nullAround(frame: Frame, error: unknown): void {
    frame.kill();
    if (frame.parent === undefined || this.#stopped !== undefined) {
      this.#rejectRoot(error);
    } else if (frame.isNullable) {
      this.errors.push(error as GraphQLError);
      frame.becomeNull();
    } else {
      this.#nullAround(frame.parent, error);
    }
  }

  // --- slices

  #noteStartedPromise(): void {
    if (this.#hasPromises) return;
    this.#hasPromises = true;
    setImmediate(() => {
      this.#hasPromises = false;
    });
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > this.#maxValues) throw this.#stop('too many values');
  }

  #isSliceOver(): boolean {
    return (
      this.#values >= this.#sliceEnd &&
      (!this.#hasPromises || this.#values >= this.#sliceEnd + (SLICES_FOR_LOADERS - 1) * this.#sliceValues)
    );
  }

  /**
   * Does the work at once where the slice has room for it, else in its turn, and not at all for a dead frame.
   * @param onDelay what is to be done where the work is not done at once
   */
  #soon(work: () => void, frame: Frame, onDelay?: () => void): void {
    const isNeeded = (): boolean => this.#stopped === undefined && !frame.isDead;
    if (isNeeded() && this.#queue.length === 0 && !this.#isSliceOver()) {
      work();
      return;
    }
    onDelay?.();
    if (!isNeeded()) return;
    this.#later(() => {
      if (isNeeded()) work();
    });
  }

  #later(work: () => void): void {
    this.#queue.push(work);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#runSlice();
    });
  }

  #runSlice(): void {
    if (this.#stopped !== undefined) return;
    if (this.#options.signal?.aborted === true) {
      this.#rejectRoot(this.#stop('aborted'));
      return;
    }
    this.#sliceEnd = this.#values + this.#sliceValues;
    let done = 0;
    // What a work puts off goes to the end of the queue.
    for (; done < this.#queue.length && !this.#isSliceOver(); done += 1) this.#queue[done]?.();
    this.#queue.splice(0, done);
    if (this.#queue.length > 0) this.#schedule();
  }

  #stop(reason: StopReason): GraphQLError {
    this.#stopped ??= this.#options.stopError(reason);
    return this.#stopped;
  }

  // --- what resolvers are given

  #argumentsOf(field: FieldPlan): { [argument: string]: unknown } {
    const { definition, id, nodes } = field;
    if (definition.args.length === 0) return {};
    const [node] = nodes;
    if (node === undefined) return {};
    return (this.#arguments[id] ??= getArgumentValues(definition, node, this.#info.variableValues));
  }

  #infoOf({ definition, nodes, parentType }: FieldPlan, path: Path): GraphQLResolveInfo {
    const { schema, fragments, operation, variableValues } = this.#info;
    const info = {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      path,
      schema,
      fragments,
      rootValue: this.#options.rootValue,
      operation,
      variableValues,
    };
    // Packages of gateways, which only the tests load, declare members here that graphql-js does not have.
    return info as GraphQLResolveInfo;
  }
}

const nothing = (type: TypePlan, { parentType, definition }: FieldPlan): null => {
  if (!type.isNonNull) return null;
  throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
};

/** @throws GraphQLError where the value cannot be walked through item by item */
const listOf = (value: unknown, { parentType, definition }: FieldPlan): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) {
    return Array.from(value as Iterable<unknown>);
  }
  throw new GraphQLError(
    `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
  );
};

/**
 * Nobody may ever ask for these values, or only after they were rejected: a rejection must not end the process.
 * Promises in the properties of objects are not looked for; where resolvers have such, they must expect rejections.
 */
const expectRejections = (values: readonly unknown[], from = 0): void => {
  for (let index = from; index < values.length; index += 1) {
    const value = values[index];
    if (value instanceof Promise) {
      value.then(
        (settled: unknown) => expectRejections([settled]),
        () => undefined,
      );
    } else if (Array.isArray(value)) expectRejections(value);
    else if (value instanceof Set) expectRejections([...(value as Set<unknown>)]);
  }
};

const propertyOf = (source: unknown, name: string): unknown =>
  (typeof source === 'object' && source !== null) || typeof source === 'function'
    ? (source as Record<string, unknown>)[name]
    : undefined;

/** Neither an object nor a function, so no promise and no error. */
const isPlain = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function');

const isPromise = (value: unknown): value is Promise<unknown> =>
  (typeof value === 'object' || typeof value === 'function') &&
  value !== null &&
  typeof (value as { readonly then?: unknown }).then === 'function';

const pathTo = ({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path => ({
  prev,
  key: responseName,
  typename: parentType.name,
});

const keysOf = (path: Path): (string | number)[] => {
  const keys: (string | number)[] = [];
  for (let step: Path | undefined = path; step !== undefined; step = step.prev) keys.push(step.key);
  return keys.reverse();
};
