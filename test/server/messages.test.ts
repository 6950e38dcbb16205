import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type StandIn, startStandIn } from './stand-in.ts';

let server: StandIn;
beforeAll(async () => {
  server = await startStandIn({ NODE_ENV: 'production' });
});
afterAll(() => server.close());

const COLOR = 'query ($color: Color) { hello(color: $color) }';

describe('the message of a rejected request in production', () => {
  it.each<[string, string, object]>([
    ['a field', '{ helo }', {}],
    ['an argument', '{ hello(colour: RED) }', {}],
    ['a type', '{ me { ... on Bok { id } } }', {}],
    ['an enum value in the text', '{ hello(color: REED) }', {}],
    ['an enum value in a variable', COLOR, { color: 'REED' }],
  ])('suggests no names of the schema: %s', async (_what, query, variables) => {
    const { status, body } = await server.post(query, { variables });
    expect([status, body.errors?.length]).toEqual([400, 1]);
    expect(body.errors?.[0]?.message).not.toMatch(/Did you mean|RED\b|"hello"\?|Book/);
  });

  it('takes linear time, whatever the request repeats', async () => {
    const msOf = async (repeats: number): Promise<number> => {
      const before = process.cpuUsage();
      const color = 'Did you mean '.repeat(repeats);
      const answers = [
        await server.post(COLOR, { variables: { color } }),
        await server.post(`{ hello(color: ${JSON.stringify(color)}) }`),
        await server.post(`{ hello(colour: ${JSON.stringify(`${color}?`)}) }`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
      return process.cpuUsage(before).user / 1_000;
    };
    await msOf(100);
    const [short, long] = [await msOf(4_000), await msOf(40_000)];
    // Ten times the text may take ten times as long, but not a hundred times. 50 ms are the fixed cost of a request.
    expect(long).toBeLessThan(40 * Math.max(short, 50));
  });

  const LONG = 'sent '.repeat(2_000);
  it.each<[string, string, object]>([
    ['a variable', COLOR, { color: LONG }],
    ['a variable of another type', 'query ($n: Int!) { calls(count: $n) }', { n: LONG }],
    ['a literal', `{ hello(color: ${JSON.stringify(LONG)}) }`, {}],
    ['a list', `{ hello(color: [${'"sent" '.repeat(900)}]) }`, {}],
    ['a field name', `{ ${'sent'.repeat(2_000)} }`, {}],
    ['a variable name', `query ($${'sent'.repeat(2_000)}: Nope) { hello }`, {}],
    ['an operation name', `query ${'sent'.repeat(2_000)} { hello hello: big }`, {}],
  ])('quotes at most 200 characters of %s', async (_what, query, variables) => {
    const { status, body } = await server.post(query, { variables });
    expect(status).toBe(400);
    for (const { message } of body.errors ?? []) {
      const quoted = message.match(/sent/g)?.length ?? 0;
      expect(quoted * 4).toBeLessThanOrEqual(200);
      expect(message.length).toBeLessThanOrEqual(320);
    }
  });
});
