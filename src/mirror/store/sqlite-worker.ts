import { parentPort, workerData } from 'node:worker_threads';

import { SqliteFile } from './sqlite-file.ts';
import type { SqliteAnswer, SqliteCall } from './sqlite.ts';

const file = new SqliteFile((workerData as { readonly file: string }).file);

const run = ({ method, values }: SqliteCall): unknown =>
  (file[method] as (...all: unknown[]) => unknown).apply(file, [...values]);

parentPort?.on('message', (call: SqliteCall) => {
  const answer = (rest: Omit<SqliteAnswer, 'id'>): void => parentPort?.postMessage({ id: call.id, ...rest });
  try {
    answer({ value: run(call) });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
  if (call.method === 'close') parentPort?.close();
});

const READY: SqliteAnswer = { id: 0 };
parentPort?.postMessage(READY);
