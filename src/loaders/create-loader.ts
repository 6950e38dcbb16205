import DataLoader from 'dataloader';

import type { RunBatch } from '../clients/http/call-scope.ts';

/** Whose batches they are: the client that a loader makes its calls with. */
export interface BatchRunner {
  readonly runBatch: RunBatch;
}

/**
 * A DataLoader whose batches are counted and traced under `name`; otherwise DataLoader's own contract.
 * @param name one of a few fixed words: it is a label of metrics
 */
export const createLoader = <Key, Value, CacheKey = Key>(
  client: BatchRunner,
  name: string,
  loadBatch: DataLoader.BatchLoadFn<Key, Value>,
  options?: Omit<DataLoader.Options<Key, Value, CacheKey>, 'name'>,
): DataLoader<Key, Value, CacheKey> =>
  new DataLoader<Key, Value, CacheKey>(
    (keys) => client.runBatch({ loader: name, size: keys.length }, () => Promise.resolve(loadBatch(keys))),
    { ...options, name },
  );
