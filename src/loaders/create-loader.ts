import { context, trace } from '@opentelemetry/api';
import DataLoader from 'dataloader';
import { channel } from 'node:diagnostics_channel';

/** A batch of a loader. */
export interface LoaderBatch {
  readonly loader: string;
  /** Keys in the batch. */
  readonly size: number;
}

/** Publishes a `LoaderBatch` when a batch begins, for metrics. */
export const loaderBatches = channel('contacts-subgraph.loader-batch');

/** Runs the work in a span of the current trace, so that its calls become child spans. */
const traced = async <Result>(
  { loader, size }: LoaderBatch,
  work: () => Promise<Result>,
): Promise<Result> => {
  const attributes = { 'contacts.loader': loader, 'contacts.batch_size': size };
  const span = trace.getTracer('contacts-subgraph').startSpan(`load ${loader}`, { attributes });
  try {
    // Without tracing, the span only propagates the caller's context, which is already active.
    return span.isRecording()
      ? await context.with(trace.setSpan(context.active(), span), work)
      : await work();
  } finally {
    span.end();
  }
};

export interface LoaderOptions<Key, Value, CacheKey> extends Omit<
  DataLoader.Options<Key, Value, CacheKey>,
  'name'
> {
  /** The size of a batch in metrics and traces; default: the number of its keys. */
  readonly sizeOf?: (keys: readonly Key[]) => number;
}

/**
 * A DataLoader whose batches are counted and traced under `name`.
 * @param name one of a few fixed words, because it is a metric label
 */
export const createLoader = <Key, Value, CacheKey = Key>(
  name: string,
  loadBatch: DataLoader.BatchLoadFn<Key, Value>,
  { sizeOf = ({ length }) => length, ...options }: LoaderOptions<Key, Value, CacheKey> = {},
): DataLoader<Key, Value, CacheKey> =>
  new DataLoader<Key, Value, CacheKey>(
    (keys) => {
      const batch: LoaderBatch = { loader: name, size: sizeOf(keys) };
      loaderBatches.publish(batch);
      return traced(batch, () => Promise.resolve(loadBatch(keys)));
    },
    { ...options, name },
  );

/** A batch function for keys that share no calls. A failure rejects only its own key. */
export const loadEach =
  <Key, Value>(load: (key: Key) => Promise<Value>) =>
  (keys: readonly Key[]): Promise<(Value | Error)[]> =>
    Promise.all(keys.map((key) => load(key).catch((error: unknown) => error as Error)));

/** Splits the items into chunks of at most `size`, in order. */
export const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
