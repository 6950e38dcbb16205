import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';

import { createGraph } from '../../import/graph.ts';
import { type HttpEndpoint, serveHttp } from '../../mcp/http.ts';
import { readOptions } from '../../mcp/options.ts';
import { createServer } from '../../mcp/server.ts';
import { readTools, type ToolOperation } from '../../mcp/tools.ts';
import { type Harness, startHarness } from '../support/harness.ts';

const SCHEMA = buildSchema(readFileSync('schema/published/api.graphql', 'utf8'));
const FILES = globSync('examples/tools/*.graphql').sort();
const READS = ['FindContacts', 'ListContacts', 'MyFavorites', 'WhoIsThisNumber'];

let harness: Harness;
let tools: readonly ToolOperation[];
beforeAll(async () => {
  harness = await startHarness({ env: { GOOGLE_SEARCH_WARMUP_MS: '0' } });
  tools = await readTools(new URL('../../examples/tools/', import.meta.url), SCHEMA);
});
afterAll(() => harness.close());

const variables = () => ({
  GRAPH_URL: `${harness.url}/graphql`,
  RINGCENTRAL_TOKEN: harness.sandbox.credentials.ringcentral.accessTokens.demo,
  GOOGLE_TOKEN: harness.sandbox.credentials.google.accessTokens.demo,
});

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const document = parse(text);

  it('has one operation that is valid in the schema', () => {
    expect(document.definitions).toHaveLength(1);
    expect(validate(SCHEMA, document)).toEqual([]);
  });

  it('repeats its description as a comment', () => {
    const [definition] = document.definitions;
    const comment = text
      .split('\n')
      .filter((line) => line.startsWith('# '))
      .map((line) => line.slice(2));
    const description = definition?.kind === Kind.OPERATION_DEFINITION ? definition.description?.value : '';
    expect(comment.join('\n')).toBe(description);
  });
});

/** Connects a client through the protocol. */
const connected = async <Result>(
  transport: StdioClientTransport | StreamableHTTPClientTransport,
  use: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transport);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
};

const stdio = (...args: readonly string[]): StdioClientTransport =>
  new StdioClientTransport({
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('../../mcp/main.ts', import.meta.url)),
      ...args,
    ],
    env: { PATH: process.env['PATH'] ?? '', ...variables() },
    stderr: 'ignore',
  });

describe('the MCP server on standard input and output', () => {
  it('lists only reading tools unless writes are allowed', async () => {
    const names = (client: Client) =>
      client.listTools().then((list) => list.tools.map(({ name }) => name).sort());
    expect(await connected(stdio(), names)).toEqual(READS);
    expect(await connected(stdio('--allow-writes'), names)).toEqual(
      [...READS, 'AddContact', 'ChangeContact', 'RemoveContacts', 'SetFavorites'].sort(),
    );
  });

  it('returns the data of the graph', async () => {
    const result = await connected(stdio(), (client) =>
      client.callTool({ name: 'ListContacts', arguments: { first: 2 } }),
    );
    expect(result.isError).toBeUndefined();
    expect(result.structuredContent).toMatchObject({
      personalContacts: { nodes: [{ id: expect.any(String) }, { id: expect.any(String) }] },
    });
  });
});

describe('the MCP server on Streamable HTTP', () => {
  let endpoint: HttpEndpoint;
  const serve = async (env: Readonly<Record<string, string>> = variables()): Promise<void> => {
    const options = readOptions(['--allow-writes', '--http', '0'], env);
    if (options === 'help') throw new Error('unexpected');
    endpoint = await serveHttp(
      () => createServer(tools, createGraph(options.url, options.headers)),
      0,
      () => undefined,
    );
  };
  afterEach(() => endpoint.close());
  const call = (name: string, values: Record<string, unknown>) =>
    connected(new StreamableHTTPClientTransport(new URL(endpoint.url)), (client) =>
      client.callTool({ name, arguments: values }),
    );

  it('describes the input of tools and whether they are destructive', async () => {
    await serve();
    const { tools: listed } = await connected(
      new StreamableHTTPClientTransport(new URL(endpoint.url)),
      (client) => client.listTools(),
    );
    const of = (name: string) => listed.find((tool) => tool.name === name);
    expect(of('FindContacts')).toMatchObject({
      description: expect.stringContaining('Finds contacts'),
      annotations: { readOnlyHint: true, destructiveHint: false },
      inputSchema: {
        type: 'object',
        required: ['query'],
        properties: {
          query: { type: 'string', description: expect.stringContaining('Plain text') },
          first: { type: ['integer', 'null'], default: 10 },
        },
      },
    });
    expect(of('AddContact')?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: false });
    expect(of('RemoveContacts')).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: true },
      inputSchema: { required: ['ids'], properties: { ids: { type: 'array', items: { type: 'string' } } } },
    });
  });

  it('runs every tool against the graph', async () => {
    await serve();
    const id = async (): Promise<string> => {
      const added = await call('AddContact', { contact: { firstName: 'Fern', mobilePhone: '+16505550142' } });
      const { createPersonalContact } = added.structuredContent as {
        readonly createPersonalContact: { readonly personalContact: { readonly id: string } };
      };
      return createPersonalContact.personalContact.id;
    };
    const contactId = await id();
    const results = [
      await call('ChangeContact', { id: contactId, contact: { mobilePhone: '+16505550143', email: null } }),
      await call('WhoIsThisNumber', { numbers: ['(650) 555-0143'], country: 'US' }),
      await call('FindContacts', { query: 'Fern' }),
      await call('ListContacts', {}),
      await call('MyFavorites', {}),
      await call('SetFavorites', { favorites: [{ personalContactId: contactId }] }),
      await call('RemoveContacts', { ids: [contactId] }),
    ];
    expect(results.map(({ isError }) => isError)).toEqual(results.map(() => undefined));
    expect(results[1]?.structuredContent).toMatchObject({
      matchPhoneNumbers: [{ e164: '+16505550143', contacts: [{ displayName: 'Fern' }] }],
    });
    expect(results.at(-1)?.structuredContent).toMatchObject({
      deletePersonalContacts: { deletedIds: [contactId] },
    });
  });

  it('explains user errors and refusals', async () => {
    await serve();
    const bad = await call('AddContact', { contact: { mobilePhone: 'nonsense' } });
    expect([bad.isError, bad.content[1]]).toEqual([
      true,
      { type: 'text', text: expect.stringMatching(/mobilePhone: .+ \([A-Z_]+\)$/) },
    ]);
    await endpoint.close();
    await serve({ GRAPH_URL: `${harness.url}/graphql` });
    const refused = await call('ListContacts', {});
    expect([refused.isError, refused.content]).toEqual([
      true,
      [{ type: 'text', text: expect.stringMatching(/^Refused: .+\(UNAUTHENTICATED\)$/) }],
    ]);
  });

  it.each([
    ['another host name', { host: 'evil.example' }],
    ['a page of another site', { origin: 'https://evil.example' }],
  ])('refuses a request for or from %s', async (_case, headers) => {
    await serve();
    const status = await new Promise((resolve, reject) => {
      const sent = request(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
      });
      sent
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end('{}');
    });
    expect(status).toBe(403);
  });
});
