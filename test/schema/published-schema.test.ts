import { diff } from '@graphql-inspector/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { API_FILE, apiSchema, PUBLISHED_DIRECTORY, subgraphFile } from '../../scripts/published-schema.ts';
import { GRAPH_NODE_MODES } from '../../src/config.ts';
import { type Harness, startHarness } from '../support/harness.ts';

const published = (name: string): string => readFileSync(join(PUBLISHED_DIRECTORY, name), 'utf8');
const withoutNotice = (text: string): string => text.replace(/^(#.*\n)+/, '');

describe.each(GRAPH_NODE_MODES)('the subgraph with GRAPH_NODE=%s', (profile) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ env: { GRAPH_NODE: profile } });
  });
  afterAll(() => harness.close());

  it('returns the published SDL to routers', async () => {
    const { body } = await harness.execute('{ _service { sdl } }', { as: 'nobody' });
    expect(String(body.data._service.sdl).trim()).toBe(
      withoutNotice(published(subgraphFile(profile))).trim(),
    );
  });

  it('describes itself in introspection, but not in the SDL', async () => {
    const query = '{ __schema { description } _service { sdl } }';
    const { body } = await harness.execute(query, { as: 'nobody' });
    expect(body.data.__schema.description).toMatch(
      /^The contacts that a person has in Google's "other contacts"/,
    );
    expect(parse(body.data._service.sdl as string).definitions).not.toContainEqual(
      expect.objectContaining({
        kind: expect.stringMatching(/^Schema(Definition|Extension)$/),
        description: expect.anything(),
      }),
    );
    expect(body.data._service.sdl).not.toContain('The contacts that a person has');
  });

  it('gives clients the published API schema, except for node and nodes', async () => {
    const changes = await diff(buildSchema(published(API_FILE)), apiSchema(published(subgraphFile(profile))));
    expect(changes.map(({ type, path }) => `${type} ${path ?? ''}`)).toEqual(
      profile === 'public' ? [] : ['FIELD_REMOVED Query.node', 'FIELD_REMOVED Query.nodes'],
    );
  });
});

it('publishes an API schema without federation types', () => {
  expect(withoutNotice(published(API_FILE))).not.toMatch(
    /@(key|link|shareable|tag)|_entities|_service|_Any|federation__/,
  );
});
