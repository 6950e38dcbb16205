import { Redis, ReplyError } from 'ioredis';

import { type MirrorStore, type StoredBookSummary, StoreUnavailableError, UNREAD_MS } from './store.ts';

export interface RedisStoreOptions {
  /** `redis://` or `rediss://`. A separate instance, which may evict anything. */
  readonly url: string;
  /** Timeout of a command in milliseconds. 2,000 by default, because a large book has half a megabyte. */
  readonly commandMs?: number;
  /** Milliseconds for which nothing is sent after a command without an answer. 3,000 by default. */
  readonly awayMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const PREFIX = 'contacts-subgraph:mirror:';
const KEYS_A_SCAN = 200;

/**
 * A book is one hash, so that Redis evicts it as a whole: `history`, `version`, the three times, and entries by their index.
 * The first arguments of every script are the time and the lifetime of an unread book.
 */
const READ = `
  local function touch()
    redis.call('HSET', KEYS[1], 'readAt', ARGV[1])
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
  end
  local function head()
    local found = redis.pcall('HMGET', KEYS[1], 'history', 'version')
    local version = tonumber(found[2] or '')
    -- A head that was modified belongs to no book.
    if not found[1] or not version or version > redis.call('HLEN', KEYS[1]) then return '', 0 end
    return found[1], version
  end
  local function entries(from, to)
    local found = {}
    for place = from, to - 1 do found[#found + 1] = redis.call('HGET', KEYS[1], place) or '' end
    return found
  end
  -- Without a head, the book cannot be decrypted.
  local function book()
    local history, version = head()
    if history == '' and redis.call('EXISTS', KEYS[1]) == 0 then return false end
    return { history, version, entries(0, version) }
  end
`;

const SCRIPTS = {
  loadBook: `
    local found = book()
    if found and found[1] ~= '' then touch() end
    return found`,
  peekBook: `
    return book()`,
  // More arguments: the head that the caller has.
  entriesSince: `
    local history, version = head()
    local known = tonumber(ARGV[4])
    if history ~= ARGV[3] or version < known then return false end
    touch()
    return entries(known, version)`,
  // More arguments: the required head of the book, and the entry.
  appendEntry: `
    local history, version = head()
    if history == '' or history ~= ARGV[3] or version ~= tonumber(ARGV[4]) then return 0 end
    redis.call('HSET', KEYS[1], 'version', version + 1, 'changedAt', ARGV[1], version, ARGV[5])
    touch()
    return 1`,
  // More arguments: the required head of the book, the name of the new history, the kind of access, and the entries.
  replaceBook: `
    local history, version = head()
    if history ~= ARGV[3] or version ~= tonumber(ARGV[4]) then return 0 end
    local readAt = redis.call('HGET', KEYS[1], 'readAt')
    local lifeMs = redis.call('PTTL', KEYS[1])
    redis.call('DEL', KEYS[1])
    redis.call('HSET', KEYS[1], 'history', ARGV[5], 'version', #ARGV - 6, 'beganAt', ARGV[1], 'changedAt', ARGV[1])
    for index = 7, #ARGV do redis.call('HSET', KEYS[1], index - 7, ARGV[index]) end
    touch()
    if ARGV[6] == 'upkeep' and readAt then
      redis.call('HSET', KEYS[1], 'readAt', readAt)
      redis.call('PEXPIRE', KEYS[1], lifeMs)
    end
    return 1`,
  summarize: `
    local history, version = head()
    if history == '' then return false end
    local times = redis.call('HMGET', KEYS[1], 'beganAt', 'changedAt', 'readAt')
    local bytes = 0
    for place = 0, version - 1 do bytes = bytes + redis.call('HSTRLEN', KEYS[1], place) end
    return { version, bytes, times[1], times[2], times[3] }`,
} as const;

type Script = (name: string, ...values: readonly (string | number | Uint8Array)[]) => Promise<unknown>;

/** A store that replicas share. Scripts compare and set atomically, so replicas never mix two histories. */
export const createRedisStore = ({
  url,
  commandMs = 2_000,
  awayMs = 3_000,
  now = Date.now,
}: RedisStoreOptions): MirrorStore => {
  // Commands wait for the first connection, within their timeout, but not for later ones.
  let isStarting = true;
  let unavailableUntil = -Infinity;

  const redis = new Redis(url, {
    connectTimeout: 2_000,
    disconnectTimeout: 100,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    keyPrefix: PREFIX,
    connectionName: 'contacts-subgraph-mirror',
    lazyConnect: false,
    enableOfflineQueue: true,
    commandTimeout: commandMs,
    retryStrategy: (tries) => Math.min(1_000, 50 * 2 ** Math.min(tries, 5)),
    scripts: Object.fromEntries(
      Object.entries(SCRIPTS).map(([name, lua]) => [name, { lua: READ + lua, numberOfKeys: 1 }]),
    ),
  });
  // Each failed command reports this itself.
  redis.on('error', () => undefined);
  for (const event of ['ready', 'close']) redis.once(event, () => (isStarting = false));

  const isUnavailable = (): boolean =>
    !isStarting && (redis.status !== 'ready' || performance.now() < unavailableUntil);

  /**
   * Sends a command unless Redis is unavailable. A Redis that hangs keeps its connections open and does not answer. So the first
   * command that times out closes the connection, which ends all commands that wait on it. ioredis keeps reconnecting, and a
   * connection is only ready after Redis has answered on it, so no other command needs to wait for a timeout.
   */
  const ask = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    if (isUnavailable()) throw new StoreUnavailableError();
    try {
      return await send();
    } catch (error) {
      // An answer of Redis, such as the error of a script.
      if (error instanceof ReplyError) throw error;
      if (!isUnavailable()) {
        unavailableUntil = performance.now() + awayMs;
        redis.disconnect(true);
      }
      throw new StoreUnavailableError(error);
    }
  };

  // ioredis adds methods for each script, which its types do not have. Those that end in `Buffer` return bytes.
  const methods = redis as unknown as Record<`${keyof typeof SCRIPTS}Buffer`, Script>;
  const run = (script: keyof typeof SCRIPTS, name: string, ...values: (string | number | Uint8Array)[]) =>
    ask(() => methods[`${script}Buffer`](name, now(), UNREAD_MS, ...values.map(toArgument)));

  return {
    async load(name, access) {
      const answer = (await run(access === 'upkeep' ? 'peekBook' : 'loadBook', name)) as
        readonly [Buffer, number, readonly Buffer[]] | null;
      if (answer === null) return undefined;
      const [history, version, entries] = answer;
      return { head: { history: history.toString(), version }, entries };
    },
    append: async (name, { history, version }, entry) =>
      Number(await run('appendEntry', name, history, version, entry)) === 1,
    replace: async (name, expected, history, entries, access = 'read') =>
      Number(
        await run(
          'replaceBook',
          name,
          expected?.history ?? '',
          expected?.version ?? 0,
          history,
          access,
          ...entries,
        ),
      ) === 1,
    since: async (name, { history, version }) =>
      ((await run('entriesSince', name, history, version)) as readonly Buffer[] | null) ?? undefined,
    async erase(name) {
      await ask(() => redis.unlink(name));
    },
    async list() {
      const summaries: StoredBookSummary[] = [];
      // A scan may return a key twice.
      for (const name of new Set(await ask(() => scanNames(redis)))) {
        const answer = (await run('summarize', name)) as readonly (Buffer | number)[] | null;
        if (answer === null) continue;
        const [entries = 0, bytes = 0, beganAt = 0, changedAt = 0, readAt = 0] = answer.map(Number);
        summaries.push({ name, entries, bytes, beganAt, changedAt, readAt });
      }
      return summaries.sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    close() {
      redis.disconnect();
      return Promise.resolve();
    },
  };
};

const toArgument = (value: string | number | Uint8Array): string | number | Buffer =>
  typeof value === 'object' ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;

const scanNames = async (redis: Redis): Promise<readonly string[]> => {
  const names: string[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `${PREFIX}*`, 'COUNT', KEYS_A_SCAN);
    names.push(...keys.map((key) => key.slice(PREFIX.length)));
    cursor = next;
  } while (cursor !== '0');
  return names;
};
