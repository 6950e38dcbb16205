import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  byGraphqlJs,
  byPlan,
  faultsOf,
  type Given,
  type Seen,
  type SeenError,
  watchRejections,
} from './both-ways.ts';
import { type Generated, operations, type Vocabulary } from './operations.ts';
import { createRandomSchema, type Timing } from './random-schema.ts';

const schema = createRandomSchema();
const vocabulary: Vocabulary = {
  scalars: {
    ID: ['one', 2, 'x"y'],
    String: ['', 'text', 'quote "'],
    Int: [0, 3, -1],
    Boolean: [true, false],
    Box: [1, 'box', { deep: [true] }],
  },
  rootFields: ['own', 'a', 'needA', 'node', 'any', 'nodes', 'anys', 'boxes', 'twice', 'find'],
  depth: 4,
};
const mutations: Vocabulary = { ...vocabulary, type: 'mutation', rootFields: ['first', 'second', 'third'] };

const given = ({ variables }: Generated, seed: number, timing: Timing): Given => ({
  variableValues: variables,
  contextValue: { seed, timing },
});

const RUNS = 1_000;

const compare = async (
  operation: fc.Arbitrary<Generated>,
  check: (operation: Generated, seed: number) => Promise<void>,
  numRuns = RUNS,
): Promise<number> => {
  let valid = 0;
  const rejections = watchRejections();
  try {
    await fc.assert(
      fc.asyncProperty(operation, fc.nat({ max: 1_000_000 }), async (generated, seed) => {
        // Aliases may still conflict; those documents no executor gets to see.
        if (faultsOf(schema, generated.text).length > 0) return;
        valid += 1;
        await check(generated, seed);
      }),
      { numRuns },
    );
  } finally {
    rejections.end();
  }
  expect(rejections.ofPlans).toEqual([]);
  return valid;
};

/** The nearest place around an error that is null in the answer, and that the error therefore is the reason for. */
const nullOf = (data: unknown, { path }: SeenError): string => {
  const keys = (JSON.parse(path) ?? []) as readonly (string | number)[];
  let value = data;
  for (const [index, key] of keys.entries()) {
    if (value == null) return JSON.stringify(keys.slice(0, index));
    value = (value as Record<string | number, unknown>)[key];
  }
  return JSON.stringify(keys);
};

const reasons = ({ data, errors }: Seen): ReadonlyMap<string, readonly SeenError[]> =>
  Map.groupBy(errors, (error) => nullOf(data === undefined ? null : JSON.parse(data), error));

/**
 * Where values come later, which of several errors nulls their common parent depends on who is first; every null must
 * have its reasons in both answers, and an only reason must be the same one.
 */
const expectSameButForRaces = (planned: Seen, expected: Seen): void => {
  expect(planned.data).toBe(expected.data);
  const [ours, theirs] = [reasons(planned), reasons(expected)];
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
  for (const [place, errors] of theirs) {
    const others = ours.get(place)!;
    if (errors.length === 1 && others.length === 1 && errors[0]!.path === others[0]!.path) {
      expect(others).toEqual(errors);
    }
  }
};

const inOrder = ({ errors }: Seen): readonly string[] => errors.map((error) => JSON.stringify(error)).sort();

describe('the answers of plans and of graphql-js', () => {
  it('are the same, errors and their order included, where every value is there at once', async () => {
    const valid = await compare(operations(schema, vocabulary), async (operation, seed) => {
      const options = given(operation, seed, 'at once');
      expect(await byPlan(schema, operation.text, options)).toEqual(
        await byGraphqlJs(schema, operation.text, options),
      );
    });
    expect(valid).toBeGreaterThan(RUNS / 2);
  }, 240_000);

  it('are the same where values come whenever they like, but for the error that is first to null a parent', async () => {
    let exact = 0;
    const valid = await compare(operations(schema, vocabulary), async (operation, seed) => {
      const options = given(operation, seed, 'whenever');
      const [planned, expected] = [
        await byPlan(schema, operation.text, options),
        await byGraphqlJs(schema, operation.text, options),
      ];
      expectSameButForRaces(planned, expected);
      if (JSON.stringify(inOrder(planned)) === JSON.stringify(inOrder(expected))) exact += 1;
    });
    expect(exact / valid).toBeGreaterThan(0.8);
  }, 240_000);

  it('are the same where the event loop turns after every other value', async () => {
    await compare(
      operations(schema, vocabulary),
      async (operation, seed) => {
        const options = given(operation, seed, 'whenever');
        expectSameButForRaces(
          await byPlan(schema, operation.text, { ...options, sliceValues: 2 }),
          await byGraphqlJs(schema, operation.text, options),
        );
      },
      Math.floor(RUNS / 3),
    );
  }, 240_000);

  it('are the same for mutations, whose fields run one after the other', async () => {
    await compare(
      operations(schema, mutations),
      async (operation, seed) => {
        const options = given(operation, seed, 'whenever');
        expectSameButForRaces(
          await byPlan(schema, operation.text, options),
          await byGraphqlJs(schema, operation.text, options),
        );
      },
      Math.floor(RUNS / 3),
    );
  }, 240_000);
});
