import { context, trace } from '@opentelemetry/api';
import DataLoader from 'dataloader';
import { channel } from 'node:diagnostics_channel';

/** What a loader asks for at once. */
export interface LoaderBatch {
  readonly loader: string;
  /** Keys in the batch. */
  readonly size: number;
}

/** Where each batch is announced as a `LoaderBatch` when it begins: for metrics. */
export const loaderBatches = channel('contacts-subgraph.loader-batch');

/** Runs the work as a span of the trace that is under way; calls that it makes are its children. */
const traced = async <Result>(
  { loader, size }: LoaderBatch,
  work: () => Promise<Result>,
): Promise<Result> => {
  const attributes = { 'contacts.loader': loader, 'contacts.batch_size': size };
  const span = trace.getTracer('contacts-subgraph').startSpan(`load ${loader}`, { attributes });
  try {
    // Where no trace is kept the span only hands the caller's on, and that is under way already.
    return span.isRecording()
      ? await context.with(trace.setSpan(context.active(), span), work)
      : await work();
  } finally {
    span.end();
  }
};

/**
 * A DataLoader whose batches are counted and traced under `name`; otherwise DataLoader's own contract.
 * @param name one of a few fixed words: it is a label of metrics
 */
export const createLoader = <Key, Value, CacheKey = Key>(
  name: string,
  loadBatch: DataLoader.BatchLoadFn<Key, Value>,
  options?: Omit<DataLoader.Options<Key, Value, CacheKey>, 'name'>,
): DataLoader<Key, Value, CacheKey> =>
  new DataLoader<Key, Value, CacheKey>(
    (keys) => {
      const batch: LoaderBatch = { loader: name, size: keys.length };
      loaderBatches.publish(batch);
      return traced(batch, () => Promise.resolve(loadBatch(keys)));
    },
    { ...options, name },
  );

/** The items in runs of at most `size`, in order. */
export const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
