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
        // Aliases may conflict. Invalid documents are never executed, so skip them.
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

/** The path of the null in the data that the error caused: the nearest null at or above the error's path. */
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
 * With pending values, it depends on timing which of several errors nulls their common parent. Every null must be explained
 * by errors in both results, and if each has a single error with the same path, the errors must be equal.
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

describe('plans and graphql-js', () => {
  it('give the same result, including the order of errors, if no value is a promise', async () => {
    const valid = await compare(operations(schema, vocabulary), async (operation, seed) => {
      const options = given(operation, seed, 'at once');
      expect(await byPlan(schema, operation.text, options)).toEqual(
        await byGraphqlJs(schema, operation.text, options),
      );
    });
    expect(valid).toBeGreaterThan(RUNS / 2);
  }, 240_000);

  it('give the same result if values are promises, except for which error nulls a parent first', async () => {
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

  it('give the same result if the executor yields after every second value', async () => {
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

  it('give the same result for mutations, whose root fields run serially', async () => {
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
