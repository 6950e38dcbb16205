import { once } from 'node:events';

/** A function that ran, as V8 reports it. */
export interface RunFunction {
  /** URL of the module. */
  readonly url: string;
  /** Empty for a function without a name. */
  readonly name: string;
  /** Offset in the module, which distinguishes functions of the same name. */
  readonly offset: number;
}

export interface Coverage {
  /** The functions that ran since the last call. */
  readonly take: () => Promise<readonly RunFunction[]>;
  readonly close: () => void;
}

interface FunctionCoverage {
  readonly functionName: string;
  readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
}

interface PreciseCoverage {
  readonly result: readonly { readonly url: string; readonly functions: readonly FunctionCoverage[] }[];
}

/** Counts the calls of every function in a process that was started with `--inspect`, over the protocol of its inspector. */
export const startCoverage = async (inspectorUrl: string): Promise<Coverage> => {
  const socket = new WebSocket(inspectorUrl);
  await once(socket, 'open');
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { readonly id?: number; readonly result?: unknown };
    if (id === undefined) return;
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let lastId = 0;
  const ask = (method: string, params = {}): Promise<unknown> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });

  await ask('Profiler.enable');
  await ask('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    take: async () => {
      const { result } = (await ask('Profiler.takePreciseCoverage')) as PreciseCoverage;
      return result.flatMap(({ url, functions }) =>
        functions.flatMap(({ functionName: name, ranges: [range] }) =>
          range === undefined || range.count === 0 ? [] : [{ url, name, offset: range.startOffset }],
        ),
      );
    },
    close: () => {
      socket.close();
    },
  };
};
