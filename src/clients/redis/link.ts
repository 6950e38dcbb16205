import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { Redis } from 'ioredis';

import { connectionOptions, reasonOf } from './connection.ts';
import { scripts, type ScriptName } from './scripts.ts';

/** Whether replicas share their state; `reason` is a code (`ECONNREFUSED`, `READONLY`, `TIMEOUT`), never an address. */
export type SharingChange =
  { readonly isShared: true } | { readonly isShared: false; readonly reason: string };

export interface LinkOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  readonly onChange: (change: SharingChange) => void;
  /** Milliseconds. A command that takes longer is given up, and the work goes on without it: 100. */
  readonly commandMs?: number;
  /**
   * Milliseconds from the return of the store to its use, in which all replicas tell it what they know. They try for it
   * every 300 ms, so it must be more than that.
   */
  readonly joinMs: number;
}

/** The way to the store that replicas share. Whoever asks it must be able to go on without an answer. */
export interface Link {
  /** A name for this process, no other has it. */
  readonly replica: string;
  /** Whether the store is to be asked, and to be believed. */
  readonly isUp: boolean;
  /** Milliseconds since the store was given up; undefined while it is not, so that it may be back in a moment. */
  lostForMs(): number | undefined;
  /** Replicas that there were when they were last counted, this one included. */
  replicas(): number;
  /** What the store says; undefined where it says nothing in time. Then it may have done what it was asked or not. */
  ask<Answer>(command: (redis: Redis) => Promise<Answer>): Promise<Answer | undefined>;
  /** After a question without an answer: whether it was only a slow moment, so that it can be asked again. */
  isBack(): Promise<boolean>;
  run(script: ScriptName, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown>;
  /** Is called when the store is back, before it is used, to tell it what it does not know. */
  onJoin(handIn: () => Promise<unknown>): void;
  /** Waits until the store is up, or known not to be for now. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `doubted`: a command failed on a connection that stands, which one slow moment of either side is enough for.
 * `joining`: the connection is there again, and the replicas are telling the store what they know.
 */
type State = 'down' | 'doubted' | 'joining' | 'up';

const BEAT_MS = 1_000;
// A replica that has died is counted for so long.
const BELIEVED_MS = 5_000;
// A store in doubt is asked so many times whether it is there.
const PROBES = 5;
// Longer than the first and the last replica can be apart when they come back.
const APPOINTMENT_MS = 10_000;
const START_MS = 1_000;
const FAREWELL_MS = 200;

export function createLink({ url, onChange, commandMs = 100, joinMs }: LinkOptions): Link {
  const replica = randomBytes(9).toString('base64url');
  const handIns: (() => Promise<unknown>)[] = [];
  const started = Promise.withResolvers<undefined>();
  let state: State = 'down';
  let isStarting = true;
  let isClosed = false;
  let isShared = true;
  let hasBeenUp = false;
  let lostAt: number | undefined;
  let replicas = 1;
  // Counts the connections and their losses, so that what belongs to an earlier one is recognised.
  let era = 0;
  let failedTries = 0;
  let lastError: unknown;
  let probing: Promise<void> | undefined;

  const retryMs = (): number => Math.min(250, 50 * 2 ** Math.min(failedTries++, 5)) + Math.random() * 50;
  const redis = new Redis(url, {
    ...connectionOptions,
    commandTimeout: commandMs,
    retryStrategy: retryMs,
    scripts,
  });

  const report = (change: SharingChange): void => {
    if (change.isShared === isShared || isClosed) return;
    isShared = change.isShared;
    onChange(change);
  };

  const goUp = (): void => {
    state = 'up';
    hasBeenUp = true;
    lostAt = undefined;
    lastError = undefined;
    failedTries = 0;
    report({ isShared: true });
    started.resolve(undefined);
  };

  const goDown = (error: unknown): void => {
    era += 1;
    state = 'down';
    // What was never there has left nothing behind that one would have to wait for.
    lostAt ??= hasBeenUp ? performance.now() : -Infinity;
    report({ isShared: false, reason: reasonOf(error) });
    started.resolve(undefined);
  };

  const call = (script: ScriptName, keys: readonly string[], values: readonly (string | number)[]) => {
    // ioredis adds a method for each script, which its types cannot know.
    const methods = redis as unknown as Record<ScriptName, (...all: (string | number)[]) => Promise<unknown>>;
    return methods[script](...keys, ...values);
  };

  const beat = async (): Promise<void> => {
    const count = Number(await call('beat', ['replicas'], [replica, BELIEVED_MS]));
    // Until all have come back, those that are not there yet go on by themselves.
    replicas = state === 'up' ? count : Math.max(replicas, count);
  };

  const giveUp = (error: unknown): void => {
    goDown(error);
    redis.disconnect(true);
  };

  /** Whether the store was slow only for a moment. */
  const probe = async (): Promise<void> => {
    const own = era;
    for (let tries = 1; own === era; tries += 1) {
      try {
        await beat();
        if (own === era) goUp();
        return;
      } catch (error) {
        if (own !== era) return;
        if (tries === PROBES) giveUp(error);
      }
    }
  };

  const doubt = (error: unknown): void => {
    if (state === 'joining') giveUp(error);
    if (state !== 'up') return;
    state = 'doubted';
    probing = probe();
  };

  const join = async (): Promise<void> => {
    const own = (era += 1);
    const isFirst = isStarting;
    try {
      await beat();
      if (!isFirst) {
        state = 'joining';
        for (const handIn of handIns) if (own === era) await handIn();
        const waitMs = Number(await call('join', ['joining'], [joinMs, APPOINTMENT_MS]));
        await delay(waitMs, undefined, { ref: false });
      }
      if (own === era && !isClosed) goUp();
    } catch (error) {
      if (own === era) giveUp(error);
    }
  };

  redis.on('ready', () => void join());
  redis.on('error', (error: unknown) => (lastError = error));
  redis.on('close', () => goDown(lastError));
  void redis.connect().catch(() => undefined);
  const beats = setInterval(() => {
    if (state === 'up') void beat().catch(doubt);
  }, BEAT_MS).unref();

  const ask: Link['ask'] = async (command) => {
    if (state === 'down') return undefined;
    try {
      return await command(redis);
    } catch (error) {
      doubt(error);
      return undefined;
    }
  };

  return {
    replica,
    get isUp() {
      return state === 'up';
    },
    lostForMs: () => (state === 'down' && lostAt !== undefined ? performance.now() - lostAt : undefined),
    replicas: () => replicas,
    ask,
    async isBack() {
      await probing;
      return state === 'up';
    },
    run: (script, keys, values) => ask(() => call(script, keys, values)),
    onJoin: (handIn) => void handIns.push(handIn),
    async ready() {
      await Promise.race([started.promise, delay(START_MS, undefined, { ref: false })]);
      isStarting = false;
      if (state !== 'up') goDown(lastError);
    },
    async close() {
      clearInterval(beats);
      const wasUp = state === 'up';
      isClosed = true;
      if (wasUp) {
        const farewell = redis.zrem('replicas', replica).then(() => redis.quit());
        await Promise.race([farewell.catch(() => undefined), delay(FAREWELL_MS, undefined, { ref: false })]);
      }
      redis.disconnect();
    },
  };
}
