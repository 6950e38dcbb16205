import { describe, expect, it } from '@jest/globals';
import { startProgram } from '../support/program.ts';
import { request, until } from './stand-in.ts';

const graphql = (url: string, query: string) =>
  request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('the program', () => {
  it('greets a person in a few lines, answers as the demo user, and ends well on SIGTERM', async () => {
    const program = await startProgram();
    const greeting = program.output();
    expect(greeting.trim().split('\n').length).toBeLessThanOrEqual(12);
    expect(greeting).not.toContain('{"level"');
    const { body } = await graphql(program.url, 'query Hello { personalContacts(first: 1) { totalCount } }');
    expect(body).toEqual({ data: { personalContacts: { totalCount: 1260 } } });
    await until(() => program.output().includes('query Hello 200'));
    expect(program.output()).toMatch(/\d\d:\d\d:\d\d query Hello 200 [\d.]+ ms, 1 upstream call\n/);
    expect(await program.stop()).toBe(0);
  });

  it('has the query in its greeting that works as it stands', async () => {
    const program = await startProgram();
    const query = /--json '(.*)'/.exec(program.output())?.[1] ?? '';
    const { body } = await graphql(program.url, (JSON.parse(query) as { query: string }).query);
    expect(body.errors).toBeUndefined();
    expect(await program.stop()).toBe(0);
  });

  it('finishes what runs before it ends, and ends at once when asked again', async () => {
    const program = await startProgram();
    // A search waits for its warm-up, and so is still under way.
    const search = graphql(program.url, '{ searchOtherContacts(query: "an") { nodes { displayName } } }');
    await until(() => program.output() !== '');
    const ready = await request(`${program.url}/readyz`);
    expect(ready.status).toBe(200);
    program.kill('SIGTERM');
    expect((await search).body.errors).toBeUndefined();
    expect(await program.ended).toBe(0);
  });

  it.each([
    [{ PORT: 'eighty' }, /^PORT is "eighty"; allowed: .*\n$/],
    [{ NODE_ENV: 'production', GOOGLE_CLIENT_ID: 'x' }, /^GOOGLE_CLIENT_SECRET is missing .*\n$/],
  ])('does not start with %j, and says why in one line', async (env, message) => {
    const failure = await startProgram(env).catch((error: unknown) => error as Error);
    expect(failure).toBeInstanceOf(Error);
    const [, code, text] = /^The program ended with (\d+): ([\s\S]*)$/.exec((failure as Error).message) ?? [];
    expect([code, text]).toEqual(['1', expect.stringMatching(message)]);
  });

  it('names the port that is taken', async () => {
    const program = await startProgram();
    const { port } = new URL(program.url);
    await expect(startProgram({ PORT: port })).rejects.toThrow(`Port ${port} is taken; set PORT,`);
    await program.stop();
  });
});
