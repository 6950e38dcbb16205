import {
  defaultTypeResolver,
  type FragmentDefinitionNode,
  getArgumentValues,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';

import { expectRejections } from './expect-rejections.ts';
import { Frame } from './frame.ts';
import { isPlainLeaf, JsonBytes } from './json-text.ts';
import type { FieldPlan, ObjectPlan, PlanOf, TypePlan } from './plan.ts';
import { ensureRuntimeType, wrongTypeError } from './runtime-type.ts';

/** Why execution was stopped before the response was complete. */
export type StopReason = 'aborted' | 'too many values';

export interface RunOptions {
  readonly rootValue?: unknown;
  readonly contextValue?: unknown;
  /** Checked between two slices of work. Resolvers must handle the signal themselves while they wait. */
  readonly signal?: AbortSignal | undefined;
  /** Maximum number of fields and list items in the response; no limit by default. */
  readonly maxValues?: number | undefined;
  /** Creates the error of a stopped execution, which is then the only error of the response. */
  readonly stopError: (reason: StopReason) => GraphQLError;
  /** Fields and list items to complete before yielding to the event loop. */
  readonly sliceValues?: number | undefined;
}

/** The parts of the resolve info that are the same for all fields. */
export type RunInfo = {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: { readonly [variable: string]: unknown };
};

type Path = GraphQLResolveInfo['path'];

/** A completed value: its JSON text, null, or a frame with pending values. */
type Completed = string | null | Frame;

/** Where a pending value goes. */
interface Place {
  readonly frame: Frame;
  readonly place: number;
  readonly isNonNull: boolean;
  readonly field: FieldPlan;
  readonly path: Path;
  readonly complete: (value: unknown) => Completed;
}

/** A few milliseconds of work, even before V8 has optimized the code. */
const SLICE_VALUES = 4_096;

/**
 * How many slices run without yielding in a tick that starts promises. A loader batches the keys of one tick into one
 * upstream call, so yielding in between would cost another call.
 */
const SLICES_FOR_LOADERS = 16;

// One for all runs: a plain value is written at once. A resolver that begins another run while one writes is not plain.
const OUT = new JsonBytes();
let isWriting = false;

/**
 * One execution of a plan. It calls, nulls and reports the same as graphql-js, but writes the JSON text directly and yields
 * to the event loop between slices.
 */
export class Run {
  /** Errors of fields, in the order in which they occurred. */
  readonly errors: GraphQLError[] = [];
  readonly #info: RunInfo;
  readonly #options: RunOptions;
  readonly #maxValues: number;
  readonly #sliceValues: number;
  /** Coerced arguments by field id, shared by all items of a list. */
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

  /** Returns the JSON text of a root object. Rejects with the error that nulls it or stops the run. */
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

  // --- completing values: as in graphql-js, an error propagates to the nearest nullable value

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
            frame.fillBy(frame.addPlaceholder(), completed, !field.type.isNonNull);
          } else {
            const { promise, info } = completed;
            this.#fillLater(promise, {
              frame,
              place: frame.addPlaceholder(),
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
      // Like graphql-js, wait for the pending values, so that no calls are running after the response.
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

  /** Resolves and completes one field. A promise is returned as is, with the field's info. */
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
        const text = this.#plainText(type, value);
        if (text !== undefined) return text;
        path = pathTo(field, parentPath);
        if (typeof value === 'function') {
          const info = this.#infoOf(field, path.prev, path);
          const method = value as (...given: unknown[]) => unknown;
          const result = method.call(source, this.#argumentsOf(field), this.#options.contextValue, info);
          if (isPromise(result)) return { promise: result, info };
          return this.#complete(type, result, field, path, info);
        }
        if (isPromise(value)) return { promise: value, info: this.#infoOf(field, path.prev, path) };
        const info = field.needsInfo ? this.#infoOf(field, path.prev, path) : undefined;
        return this.#complete(type, value, field, path, info);
      }
      const info = this.#infoOf(field, parentPath);
      const value = resolve(source, this.#argumentsOf(field), this.#options.contextValue, info);
      if (isPromise(value)) return { promise: value, info };
      const text = this.#plainText(type, value);
      if (text !== undefined) return text;
      ({ path } = info);
      return this.#complete(type, value, field, path, info);
    } catch (error) {
      return this.#nullOrThrow(error, type.isNonNull, field, path ?? pathTo(field, parentPath));
    }
  }

  /** Undefined if the value must be completed by the general rules. */
  #plainText(type: TypePlan, value: unknown): string | undefined {
    const { plain } = type;
    if (plain === undefined || isWriting) return undefined;
    isWriting = true;
    try {
      if (type.kind === 'leaf') return isPlainLeaf(value) ? type.textOf(value) : undefined;
      OUT.clear();
      if (!plain(value, OUT)) return undefined;
    } catch {
      return undefined;
    } finally {
      isWriting = false;
    }
    this.#count(OUT.values);
    return OUT.toString();
  }

  /**
   * Writes consecutive plain items to `OUT`, up to the end of the slice: a string for each would take longer than the item.
   * @returns the index of the first item that was not written
   */
  #writeItems({ plain }: TypePlan, items: readonly unknown[], from: number): number {
    if (plain === undefined || isWriting) return from;
    isWriting = true;
    OUT.clear();
    const limit = this.#sliceEnd - this.#values;
    let index = from;
    try {
      for (; index < items.length && (index === from || OUT.values + index - from < limit); index += 1) {
        OUT.beginItem(index > from);
        if (!plain(items[index], OUT)) {
          OUT.dropItem();
          break;
        }
      }
    } catch {
      OUT.dropItem();
    } finally {
      isWriting = false;
    }
    return index;
  }

  #complete(
    type: TypePlan,
    value: unknown,
    field: FieldPlan,
    path: Path,
    info: GraphQLResolveInfo | undefined,
  ): Completed {
    if (value == null) return completeNull(type, field);
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
        const end = this.#writeItems(itemType, items, index);
        if (end > index) {
          if (index > 0) text += ',';
          text += OUT.toString();
          this.#count(end - index + OUT.values);
          index = end;
          if (index === items.length) break;
          if (this.#isSliceOver()) {
            index -= 1;
            continue;
          }
        }
        // The next item is not plain.
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
            place: frame.addPlaceholder(),
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
          frame.fillBy(frame.addPlaceholder(), completed, !itemType.isNonNull);
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

  /** Continues a list in the next slice. */
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
    info = this.#infoOf(field, path.prev, path),
  ): Completed {
    const resolveType = type.type.resolveType ?? defaultTypeResolver;
    const name: unknown = resolveType(value, this.#options.contextValue, info, type.type);
    const completeAs = (typeName: unknown): Completed => {
      const plan =
        (typeof typeName === 'string' ? type.selection.cachedPlan(typeName) : undefined) ??
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
    const known = info ?? this.#infoOf(field, path.prev, path);
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
    this.#fillLater(promise, {
      frame,
      place: frame.addPlaceholder(),
      isNonNull: true,
      field,
      path,
      complete,
    });
    return frame;
  }

  // --- pending values

  #fillLater(promise: Promise<unknown>, place: Place): void {
    this.#noteStartedPromise();
    // A thenable that is not a native promise may call back synchronously or more than once.
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

  /** Reports the error if the value is nullable; otherwise throws it with its location. */
  #nullOrThrow(error: unknown, isNonNull: boolean, field: FieldPlan, path: Path): null {
    if (this.#stopped !== undefined) throw error;
    const located = locatedError(error, field.nodes, keysOf(path));
    if (isNonNull) throw located;
    this.errors.push(located);
    return null;
  }

  /** Nulls the nearest nullable value around a frame, for an error that already has a location. */
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
   * Runs the work now if the slice has capacity, otherwise in a later slice, and never for a dead frame.
   * @param onDelay called if the work does not run now
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
    // Work may add more work to the end of the queue.
    for (; done < this.#queue.length && !this.#isSliceOver(); done += 1) this.#queue[done]?.();
    this.#queue.splice(0, done);
    if (this.#queue.length > 0) this.#schedule();
  }

  #stop(reason: StopReason): GraphQLError {
    this.#stopped ??= this.#options.stopError(reason);
    return this.#stopped;
  }

  // --- arguments of resolvers

  #argumentsOf(field: FieldPlan): { [argument: string]: unknown } {
    const { definition, id, nodes } = field;
    const [node] = nodes;
    if (definition.args.length === 0 || node === undefined) return NO_ARGUMENTS;
    return (this.#arguments[id] ??= getArgumentValues(definition, node, this.#info.variableValues));
  }

  #infoOf(field: FieldPlan, parentPath: Path | undefined, path?: Path): GraphQLResolveInfo {
    const info = new FieldInfo(this.#info, this.#options.rootValue, field, parentPath, path);
    // Gateway packages, which only tests load, add members to this type that graphql-js does not have.
    return info as Pick<GraphQLResolveInfo, keyof FieldInfo> as GraphQLResolveInfo;
  }
}

/** The resolve info of one field. Getters, because most resolvers do not use it. */
class FieldInfo {
  readonly #run: RunInfo;
  readonly #field: FieldPlan;
  readonly #parentPath: Path | undefined;
  #path: Path | undefined;
  readonly rootValue: unknown;

  constructor(run: RunInfo, rootValue: unknown, field: FieldPlan, parentPath: Path | undefined, path?: Path) {
    this.#run = run;
    this.#field = field;
    this.#parentPath = parentPath;
    this.#path = path;
    this.rootValue = rootValue;
  }

  get fieldName(): string {
    return this.#field.definition.name;
  }

  get fieldNodes(): FieldPlan['nodes'] {
    return this.#field.nodes;
  }

  get returnType(): GraphQLOutputType {
    return this.#field.definition.type;
  }

  get parentType(): GraphQLObjectType {
    return this.#field.parentType;
  }

  get path(): Path {
    return (this.#path ??= pathTo(this.#field, this.#parentPath));
  }

  get schema(): GraphQLSchema {
    return this.#run.schema;
  }

  get fragments(): RunInfo['fragments'] {
    return this.#run.fragments;
  }

  get operation(): OperationDefinitionNode {
    return this.#run.operation;
  }

  get variableValues(): RunInfo['variableValues'] {
    return this.#run.variableValues;
  }
}

const NO_ARGUMENTS: { [argument: string]: unknown } = Object.freeze({});

const completeNull = (type: TypePlan, { parentType, definition }: FieldPlan): null => {
  if (!type.isNonNull) return null;
  throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
};

/** @throws GraphQLError if the value is not iterable */
const listOf = (value: unknown, { parentType, definition }: FieldPlan): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) {
    return Array.from(value as Iterable<unknown>);
  }
  throw new GraphQLError(
    `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
  );
};

const propertyOf = (source: unknown, name: string): unknown =>
  (typeof source === 'object' && source !== null) || typeof source === 'function'
    ? (source as Record<string, unknown>)[name]
    : undefined;

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
