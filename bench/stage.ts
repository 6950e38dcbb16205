import { dataOf } from './answers.ts';
import { type Contender, STUB_ENTRY } from './contenders.ts';
import { askOnce } from './load.ts';
import { search } from './operations.ts';
import { findCores, pinSelf, type Server, type StartOptions, startServer } from './processes.ts';

/** The upstream stub, and a separate core for the measured programs. */
export interface Stage {
  readonly stub: Server;
  /** Starts a contender. If it uses a mirror, waits until its book is mirrored. */
  start(contender: Contender, furtherFlags?: readonly string[]): Promise<Server>;
  /** Starts a helper process, which shares the other core with load and stub. */
  startHelper(options: Omit<StartOptions, 'core'>): Promise<Server>;
}

/** Starts a contender as in production. By default, without a mirror. */
export const startContender = (
  { name, entry, env, headers = {}, nodeFlags = [] }: Contender,
  stubUrl: string,
  core?: string,
  furtherFlags: readonly string[] = [],
): Promise<Server> =>
  startServer({
    name,
    entry,
    core,
    env: {
      NODE_ENV: 'production',
      UPSTREAMS: 'live',
      GOOGLE_PEOPLE_URL: stubUrl,
      RINGCENTRAL_URL: stubUrl,
      MIRROR: 'off',
      ...env?.(stubUrl),
    },
    nodeFlags: [...nodeFlags, ...furtherFlags],
    headers,
  });

/** @param latency milliseconds that the stub waits before each answer */
export const openStage = async (latency: number, say: (line: string) => void): Promise<Stage> => {
  const cores = findCores();
  if (cores === undefined)
    say('No taskset or no second core: the server shares its core with load and stub.');
  else pinSelf(cores[1]);
  const startHelper: Stage['startHelper'] = (options) => startServer({ ...options, core: cores?.[1] });
  const stub = await startHelper({
    name: 'stub',
    entry: STUB_ENTRY,
    env: { STUB_LATENCY_MS: String(latency) },
    hasIpc: true,
  });
  return {
    stub,
    startHelper,
    async start(contender, furtherFlags) {
      const server = await startContender(contender, stub.url, cores?.[0], furtherFlags);
      // A large book is only mirrored after a search or frequent reads, and a search waits for the mirror.
      if (contender.isMirrored === true) await askOnce(server, search, dataOf);
      return server;
    },
  };
};
