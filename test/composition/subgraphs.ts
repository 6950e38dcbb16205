import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PUBLISHED_DIRECTORY, subgraphFile } from '../../scripts/published-schema.ts';
import { GRAPH_NODE_MODES } from '../../src/config.ts';

import type { Subgraph } from './composers.ts';

const crmSchema = new URL('../../examples/supergraph/crm/schema.graphql', import.meta.url);

export type Profile = (typeof GRAPH_NODE_MODES)[number];
export const PROFILES = GRAPH_NODE_MODES;

/** The published SDL of this graph. */
export const contacts = (profile: Profile = 'public'): Subgraph => ({
  name: 'contacts',
  sdl: readFileSync(join(PUBLISHED_DIRECTORY, subgraphFile(profile)), 'utf8'),
});

/** The CRM graph of the example, which refers to our types. */
export const crm: Subgraph = { name: 'crm', sdl: readFileSync(crmSchema, 'utf8') };

/** Another federation 2 graph. */
export const neighbour = (definitions: string): Subgraph => ({
  name: 'neighbour',
  sdl: `extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@inaccessible", "@interfaceObject"]
  )
  ${definitions}`,
});

/** A neighbour that still uses federation 1. */
export const oldNeighbour = (definitions: string): Subgraph => ({ name: 'neighbour', sdl: definitions });

/** Hints that are not problems, each with the reason. Any other hint fails a test. */
const EXPLAINED_HINTS: readonly (readonly [hint: RegExp, reason: string])[] = [
  [
    /^UNUSED_ENUM_TYPE: Enum type "CacheControlScope"/,
    'The enum is of @cacheControl, which Apollo Server reads in the subgraph. Composers drop the directive and keep the enum.',
  ],
];

export const unexplained = (hints: readonly string[]): readonly string[] =>
  hints.filter((hint) => !EXPLAINED_HINTS.some(([text]) => text.test(hint)));
