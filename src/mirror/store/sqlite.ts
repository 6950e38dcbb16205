import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { SqliteFile } from './sqlite-file.ts';
import type { MirrorStore } from './store.ts';

export interface SqliteStoreOptions {
  /** Path of the file, which is created if it does not exist. Several processes of one machine may share it. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface SqliteCall {
  readonly id: number;
  readonly method: keyof SqliteFile;
  readonly values: readonly unknown[];
}

/** The answer with id 0 means that the file is open. */
export interface SqliteAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * A store in a file, with Node's own SQLite. SQLite blocks and waits for the disk, so it runs in a separate thread.
 * @throws Error if the file cannot be opened or belongs to another program
 */
export const createSqliteStore = async ({
  file,
  now = Date.now,
}: SqliteStoreOptions): Promise<MirrorStore> => {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { file } });
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  let ended: Error | undefined;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of open.values()) reject(ended);
    open.clear();
  };
  await once(worker, 'message');
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The mirror store is closed.')));
  worker.on('message', ({ id, value, error }: SqliteAnswer) => {
    const call = open.get(id);
    open.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
    if (open.size === 0) worker.unref();
  });
  worker.unref();

  const ask = <Method extends keyof SqliteFile>(
    method: Method,
    ...values: Parameters<SqliteFile[Method]>
  ): Promise<ReturnType<SqliteFile[Method]>> => {
    if (ended !== undefined) return Promise.reject(ended);
    const call = Promise.withResolvers<unknown>();
    lastId += 1;
    open.set(lastId, call);
    // Keeps the process running until the call is answered.
    worker.ref();
    worker.postMessage({ id: lastId, method, values } satisfies SqliteCall);
    return call.promise as Promise<ReturnType<SqliteFile[Method]>>;
  };

  return {
    load: (name, access) => ask('load', now(), name, access),
    append: (name, head, entry) => ask('append', now(), name, head, entry),
    replace: (name, expected, history, entries, access) =>
      ask('replace', now(), name, expected, history, entries, access),
    since: (name, head) => ask('since', now(), name, head),
    erase: (name) => ask('erase', now(), name),
    list: () => ask('list', now()),
    async close() {
      if (ended !== undefined) return;
      const exited = once(worker, 'exit');
      await ask('close');
      // Without this, a process with nothing else to do would exit before the thread has ended.
      worker.ref();
      await exited;
    },
  };
};
