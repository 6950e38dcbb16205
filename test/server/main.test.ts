import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Program, startProgram } from '../support/program.ts';

import { request, until } from './stand-in.ts';

const graphql = (url: string, query: string) =>
  request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('the program', () => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram({ GOOGLE_SEARCH_WARMUP_MS: '1000' });
  });
  afterAll(() => program.stop());

  it('prints a short start text with a curl command that works', async () => {
    const startText = program.output();
    expect(startText.trim().split('\n').length).toBeLessThanOrEqual(12);
    expect(startText).not.toContain('{"level"');
    const body = /--json '(.*)'/.exec(startText)?.[1] ?? '';
    const answer = await graphql(program.url, (JSON.parse(body) as { query: string }).query);
    expect(answer.body.errors).toBeUndefined();
  });

  it("answers as the sandbox's demo user, and writes readable log lines", async () => {
    const { body } = await graphql(program.url, 'query Hello { personalContacts(first: 1) { totalCount } }');
    expect(body.data).toEqual({ personalContacts: { totalCount: 1260 } });
    await until(() => program.output().includes('query Hello 200'));
    expect(program.output()).toMatch(
      /\[\d\d:\d\d:\d\d\] INFO: {3}ringcentral GET \S+\/contact 200 [\d.]+ ms\n\[\d\d:\d\d:\d\d\] INFO: query Hello 200 [\d.]+ ms, 1 upstream call\n/,
    );
  });

  it('has metrics of the process', async () => {
    const { text } = await request(`${program.url}/metrics`);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
    expect(text).toMatch(
      /^contacts_upstream_call_duration_seconds_count{upstream="ringcentral",route="GET /m,
    );
  });

  it('does not start on a port in use, and names the port', async () => {
    const { port } = new URL(program.url);
    await expect(startProgram({ PORT: port })).rejects.toThrow(`Port ${port} is already in use; set PORT,`);
  });

  it.each([
    [{ PORT: 'eighty' }, /^PORT is "eighty"; allowed: .*\n$/],
    [{ NODE_ENV: 'production', GOOGLE_CLIENT_ID: 'x' }, /^GOOGLE_CLIENT_SECRET is missing .*\n$/],
  ])('does not start with %j, and gives the reason in one line', async (env, message) => {
    const failure = await startProgram(env).catch((error: unknown) => error as Error);
    expect(failure).toBeInstanceOf(Error);
    const [, code, text] = /^The program ended with (\d+): ([\s\S]*)$/.exec((failure as Error).message) ?? [];
    expect([code, text]).toEqual(['1', expect.stringMatching(message)]);
  });

  it('finishes running operations on SIGTERM and exits with 0', async () => {
    // The first search of a caller waits for the warm-up, so it is still in flight.
    const search = graphql(program.url, 'query Late { searchOtherContacts(query: "an") { nodes { id } } }');
    await until(async () =>
      (await request(`${program.url}/metrics`)).text.includes('contacts_operations_in_flight 1'),
    );
    program.kill('SIGTERM');
    expect((await search).body.errors).toBeUndefined();
    expect(await program.ended).toBe(0);
    expect(program.output()).toContain('query Late 200');
  });
});
