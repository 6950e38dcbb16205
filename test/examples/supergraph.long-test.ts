import { expect, it } from '@jest/globals';

import { COMPOSERS } from '../composition/composers.ts';
import { unexplained } from '../composition/subgraphs.ts';

import { listedSubgraphs } from './supergraph.ts';

it.each(COMPOSERS)('the files for other routers compose with %s', (_, compose) => {
  const { refusals, hints } = compose(listedSubgraphs().byRover);
  expect([refusals, unexplained(hints)]).toEqual([[], []]);
});
