import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, visit } from 'graphql';

import { createSchema } from '../../src/resolvers/index.ts';
import { readExamples } from '../../src/server/explorer.ts';
import { type Harness, startHarness } from '../support/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { GOOGLE_SEARCH_WARMUP_MS: '200' } });
  harness.sandbox.google.settings.update({ searchWarmupDelayMs: 100 });
});
afterAll(() => harness.close());

const EXAMPLES = await readExamples();

/** Fields without an example here: upload fields need a task id from an earlier response. */
const needsNoExample = (field: string): boolean => /Upload$|^_service$/.test(field);

describe('the examples', () => {
  it('show every root field', () => {
    const schema = createSchema({ graphNode: 'public' });
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    const shown = new Set<string>();
    for (const { query } of EXAMPLES) {
      visit(parse(query), { Field: (field) => void shown.add(field.name.value) });
    }
    expect(fields.filter((field) => !needsNoExample(field) && !shown.has(field))).toEqual([]);
  });

  it.each(EXAMPLES)('work unchanged in the sandbox: $title', async ({ query }) => {
    const { status, body } = await harness.execute(query);
    expect([status, body.errors]).toEqual([200, undefined]);
    const fields = Object.entries(body.data as Record<string, unknown>);
    expect(
      fields.filter(([, value]) => value === null || (Array.isArray(value) && value.includes(null))),
    ).toEqual([]);
    expect(JSON.stringify(body.data)).not.toContain('"nodes":[]');
    const userErrors = fields.flatMap(([, value]) => (value as { userErrors?: object[] }).userErrors ?? []);
    expect(userErrors).toEqual([]);
  });
});
