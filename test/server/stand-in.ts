import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { setTimeout as delay } from 'node:timers/promises';

import type { CallRecord } from '../../src/clients/http/call.ts';
import { type Environment, loadConfig } from '../../src/config.ts';
import type { ContextRequest } from '../../src/context/context.ts';
import type { ServerContext } from '../../src/server/operation-plugin.ts';
import { createServer, type Server, type ServerOptions } from '../../src/server/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

/** A graph without upstreams, for tests of the HTTP server itself. */
const typeDefs = parse(/* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  directive @cacheControl(
    maxAge: Int
    scope: CacheControlScope
    inheritMaxAge: Boolean
  ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope {
    PUBLIC
    PRIVATE
  }
  enum Color {
    RED
    GREEN
  }
  interface Node {
    id: ID!
  }
  type Query {
    hello(color: Color): String @cacheControl(maxAge: 300)
    books(first: Int): [Book] @cacheControl(maxAge: 120, scope: PRIVATE)
    cds: [Cd] @cacheControl(maxAge: 120)
    node(id: ID!): Node @cacheControl(maxAge: 600)
    unhinted: String
    big: [String!] @cacheControl(maxAge: 300)
    boom: String
    coded: String @cacheControl(maxAge: 300)
    "Resolves when its operation is aborted, or after so many milliseconds."
    wait(ms: Int!): String
    calls(count: Int!): Int
    "Milliseconds until the operation must be done."
    timeLeft: Int
    me: Book @cacheControl(maxAge: 60)
  }
  type Mutation {
    touch: Boolean
  }
  type Book implements Node @key(fields: "id") @cacheControl(maxAge: 60, scope: PRIVATE) {
    id: ID!
    title: String
    next: Book
    live: String @cacheControl(maxAge: 5)
  }
  type Cd implements Node @key(fields: "id") @cacheControl(maxAge: 90) {
    id: ID!
  }
  type Film @key(fields: "id") {
    id: ID!
  }
`);

interface StandInContext extends ServerContext {
  readonly request: ContextRequest;
}

const upstreamCall: CallRecord = {
  upstream: 'ringcentral',
  operationId: 'readThing',
  method: 'GET',
  route: '/things/{id}',
  status: 200,
  ms: 3,
  attempt: 1,
  shared: false,
};

const book = { __typename: 'Book', id: '1', title: 'One' };

const createSchema = (log: StandInLog): GraphQLSchema =>
  buildSubgraphSchema([
    {
      typeDefs,
      resolvers: {
        Query: {
          hello: () => 'world',
          books: () => [book],
          cds: () => [],
          node: () => book,
          me: () => book,
          big: () => Array.from({ length: 2_000 }, (_, index) => `line ${String(index)}`),
          boom: () => {
            throw new TypeError('the token is sekret-token');
          },
          coded: () => {
            throw new GraphQLError('No more calls', {
              extensions: {
                code: 'RATE_LIMITED',
                retryAfter: 7,
                upstream: 'ringcentral',
                url: 'https://x/?key=1',
              },
            });
          },
          wait: async (_: unknown, { ms }: { ms: number }, { request }: StandInContext) => {
            log.waiting += 1;
            await delay(ms, undefined, { signal: request.signal }).catch(() => {
              log.aborted += 1;
              throw new GraphQLError('aborted', { extensions: { code: 'UPSTREAM_UNAVAILABLE' } });
            });
            return 'done';
          },
          timeLeft: (_: unknown, __: unknown, { request }: StandInContext) =>
            Math.floor(request.deadline - performance.now()),
          calls: (_: unknown, { count }: { count: number }, { request }: StandInContext) => {
            for (let call = 0; call < count; call++) request.onUpstreamCall(upstreamCall);
            request.onUpstreamCall({ ...upstreamCall, shared: true });
            return count;
          },
        },
        Mutation: { touch: () => true },
        Node: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
        Book: { __resolveReference: () => Promise.resolve({ ...book }) },
      },
    },
  ]);

export interface StandInLog {
  waiting: number;
  aborted: number;
}

export interface StandIn extends Server {
  readonly events: StandInLog;
  /** The parsed log lines so far. */
  readonly lines: () => readonly Record<string, unknown>[];
  readonly post: (query: string, options?: PostOptions) => Promise<Answer>;
  readonly schemasMade: () => number;
}

export interface PostOptions {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
    readonly extensions?: Record<string, unknown>;
  };
}

export const startStandIn = async (
  env: Environment = {},
  options: Partial<Pick<ServerOptions, 'drainMs' | 'operationMs' | 'slowClients'>> = {},
): Promise<StandIn> => {
  const config = loadConfig({ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...env });
  const written: string[] = [];
  const events: StandInLog = { waiting: 0, aborted: 0 };
  let schemasMade = 0;
  const server = await createServer({
    config,
    createSchema: () => {
      schemasMade += 1;
      return createSchema(events);
    },
    createContext: (request): StandInContext => ({
      request,
      problems: [],
      cacheTags: null,
      reportUpstream: () => Promise.resolve({ calls: [], budgets: [] }),
    }),
    logger: createLogger({ ...config, isDeveloperMode: false }, { write: (line) => void written.push(line) }),
    metrics: createMetrics({ processMetrics: false }),
    ...options,
  });
  return {
    ...server,
    events,
    schemasMade: () => schemasMade,
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    post: (query, { headers, ...rest } = {}) =>
      request(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, ...rest }),
      }),
  };
};

export const request = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? (JSON.parse(text) as Answer['body']) : {},
  };
};

/** Polls until the condition is true. */
export const until = async (holds: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> => {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline)
      throw new Error(`Condition not met within ${String(withinMs)} ms: ${holds.toString()}`);
    await delay(5);
  }
};
