import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A child process that listens on loopback. */
export interface Server {
  readonly name: string;
  readonly url: string;
  /** Additional headers of each request, besides the caller's own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly child: ChildProcess;
  /** The end of its stderr, for the message when it fails. */
  readonly complaint: () => string;
}

/** All running children, so that none outlives the run. */
const running = new Set<Server>();

/** Two cores that separate the measured server from load and stub; undefined when that is not possible. */
export const findCores = (): readonly [server: string, load: string] | undefined => {
  try {
    const affinity = execFileSync('taskset', ['-c', '-p', String(process.pid)], { encoding: 'utf8' });
    const cores = (affinity.split(':').at(-1) ?? '').trim().split(',').flatMap(expandRange);
    const [server, load] = cores;
    return server !== undefined && load !== undefined ? [server, load] : undefined;
  } catch {
    return undefined;
  }
};

const expandRange = (range: string): readonly string[] => {
  const [first = 0, last = first] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
};

/** Pins this process, with all threads, to one core. */
export const pinSelf = (core: string): void => {
  execFileSync('taskset', ['-a', '-c', '-p', core, String(process.pid)], { stdio: 'ignore' });
};

/** Finds a free port by listening and closing again. On a quiet machine nothing else takes it in between. */
const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

export interface StartOptions {
  readonly name: string;
  readonly entry: string;
  readonly core: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly nodeFlags?: readonly string[];
  readonly headers?: Server['headers'];
  readonly hasIpc?: boolean;
}

/** Starts a server and resolves when it accepts connections; rejects when it exits or does not listen within 30 seconds. */
export const startServer = async (options: StartOptions): Promise<Server> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryToStart(options);
    } catch (error) {
      // Another program may have taken the port since it was found to be free.
      const isTaken = error instanceof Error && /EADDRINUSE|already in use/.test(error.message);
      if (!isTaken || tries === 3) throw error;
    }
  }
};

const tryToStart = async ({
  name,
  entry,
  core,
  env,
  nodeFlags = [],
  headers = {},
  hasIpc = false,
}: StartOptions): Promise<Server> => {
  const port = await freePort();
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', ...nodeFlags, entry];
  const [command = '', ...args] = core === undefined ? node : ['taskset', '-c', core, ...node];
  // `taskset` replaces itself with node, so the child's process id is the server's.
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe', ...(hasIpc ? (['ipc'] as const) : [])],
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000);
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const server: Server = { name, url, headers, child, complaint: () => complaint };
  running.add(server);
  await untilListening(server, port).catch(async (error: unknown) => {
    await stopServer(server);
    throw error;
  });
  return server;
};

const untilListening = async ({ name, url, child, complaint }: Server, port: number): Promise<void> => {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(20)) {
    if (hasEnded(child))
      throw new Error(`${name} exited before it listened on port ${String(port)}\n${complaint()}`);
    const isUp = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      async (response) => {
        await response.body?.cancel();
        return true;
      },
      () => false,
    );
    if (isUp) return;
  }
  throw new Error(`${name} did not listen on port ${String(port)} within 30 seconds\n${complaint()}`);
};

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Stops a server: SIGTERM first, SIGKILL after 10 seconds. */
export const stopServer = async (server: Server): Promise<void> => {
  const { child } = server;
  running.delete(server);
  if (hasEnded(child) || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(insist);
};

/** Stops all processes of this run, including those that are still starting. */
export const stopAll = async (): Promise<void> => {
  await Promise.all([...running].map(stopServer));
};

/** Number of calls that the stub has answered so far. */
export const countCalls = async ({ child }: Server): Promise<number> => {
  const answer = once(child, 'message');
  child.send('count');
  const [{ calls }] = (await answer) as [{ readonly calls: number }];
  return calls;
};

export interface Usage {
  /** CPU time since the start, user and system, all threads, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory in megabytes (10^6 bytes). */
  readonly rssMb: number;
}

/** CPU time and memory of a process; undefined on systems without `/proc`. */
export const usageOf = ({ child }: Server): Usage | undefined => {
  try {
    const folder = `/proc/${String(child.pid)}`;
    // The second field, the command, may contain spaces, so fields are counted after its bracket. utime and stime are the
    // 14th and 15th fields, in ticks of 10 ms on every Linux that Node runs on.
    const stat = readFileSync(`${folder}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`${folder}/status`, 'utf8'));
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
      rssMb: (Number(resident?.[1]) * 1_024) / 1e6,
    };
  } catch {
    return undefined;
  }
};
