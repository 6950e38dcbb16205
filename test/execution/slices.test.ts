import { describe, expect, it } from '@jest/globals';
import DataLoader from 'dataloader';
import { buildSchema, GraphQLError, type GraphQLSchema, parse } from 'graphql';

import { createExecutor, type ExecuteOptions } from '../../src/execution/executor.ts';

const schemaWith = (resolvers: Readonly<Record<string, () => unknown>>): GraphQLSchema => {
  const schema = buildSchema(`
    type Query { things: [Thing!] late: [Thing] }
    type Mutation { make: [Thing!] }
    type Thing { n: Int! parts: [Thing!] loaded: Int }
  `);
  for (const [name, resolve] of Object.entries(resolvers)) {
    (schema.getQueryType()!.getFields()[name] ?? schema.getMutationType()!.getFields()[name])!.resolve =
      resolve;
  }
  return schema;
};

const things = (count: number, parts = 0): readonly object[] =>
  Array.from({ length: count }, (_, n) => ({ n, parts: things(parts) }));

/** Executes an operation and counts the ticks of the event loop meanwhile. */
const run = async (schema: GraphQLSchema, text: string, options: ExecuteOptions = {}) => {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const result = await createExecutor(schema).prepare(parse(text)).execute(options);
  isDone = true;
  return { turns, ...result };
};

const stopError = (reason: string): GraphQLError =>
  new GraphQLError(reason, { extensions: { code: 'STOPPED' } });

describe('a large response', () => {
  it('yields to the event loop once per slice', async () => {
    const schema = schemaWith({ things: () => things(1_000) });
    // 2,000 values in slices of 100.
    const { turns, json } = await run(schema, '{ things { n } }', { sliceValues: 100 });
    expect(turns).toBeGreaterThanOrEqual(19);
    expect(JSON.parse(json!).things).toHaveLength(1_000);
  });

  it('of 200,000 values yields at least forty times with the default slice size', async () => {
    const schema = schemaWith({ things: () => things(1_000, 65) });
    const { turns, json } = await run(schema, '{ things { n parts { n __typename } } }');
    expect(turns).toBeGreaterThanOrEqual(40);
    expect(json).toBe(JSON.stringify({ things: JSON.parse(json!).things }));
    expect(JSON.parse(json!).things[999].parts[64]).toEqual({ n: 64, __typename: 'Thing' });
  });

  it('yields if its parts are promises that settle in the same tick', async () => {
    const schema = schemaWith({ late: () => things(500, 3).map((thing) => Promise.resolve(thing)) });
    const { turns } = await run(schema, '{ late { n parts { n } } }', { sliceValues: 100 });
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it('yields if its lists come from calls that started in an earlier tick', async () => {
    const schema = schemaWith({
      late: () => new Promise((resolve) => setImmediate(() => resolve(things(200)))),
    });
    const text = '{ a: late { n } b: late { n } c: late { n } d: late { n } }';
    // 1,600 values in slices of 100; the first slice of each turn may be longer.
    const { turns } = await run(schema, text, { sliceValues: 100 });
    expect(turns).toBeGreaterThanOrEqual(12);
  });

  it('does not yield if it is small', async () => {
    const { turns } = await run(schemaWith({ things: () => things(10) }), '{ things { n } }');
    expect(turns).toBe(0);
  });

  it('does not split the batch that a loader gets from one list', async () => {
    const batches: number[] = [];
    const loader = new DataLoader<number, number>((keys) => {
      batches.push(keys.length);
      return Promise.resolve(keys);
    });
    const schema = schemaWith({ things: () => things(300) });
    const type = schema.getType('Thing') as unknown as {
      getFields: () => Record<string, { resolve: unknown }>;
    };
    type.getFields()['loaded']!.resolve = ({ n }: { n: number }) => loader.load(n);
    const { json } = await run(schema, '{ things { n loaded } }', { sliceValues: 100 });
    expect(batches).toEqual([300]);
    expect(JSON.parse(json!).things[299]).toEqual({ n: 299, loaded: 299 });
  });

  it('stays complete if a list of non-null items fails in a later slice', async () => {
    const broken = [...things(500), { n: null }];
    const { json, errors } = await run(schemaWith({ things: () => broken }), '{ things { n } late { n } }', {
      sliceValues: 100,
    });
    expect(json).toBe('{"things":null,"late":null}');
    expect(errors).toMatchObject([
      { message: 'Cannot return null for non-nullable field Thing.n.', path: ['things', 500, 'n'] },
    ]);
  });
});

describe('an operation that is stopped', () => {
  it('rejects with the configured error if its signal aborts, and does no more work', async () => {
    const controller = new AbortController();
    let visited = 0;
    function* visit(): Generator<object> {
      for (let n = 0; n < 1_000; n += 1) {
        yield {
          n: () => {
            visited += 1;
            if (n === 150) controller.abort();
            return n;
          },
        };
      }
    }
    const schema = schemaWith({ things: visit });
    const options = { sliceValues: 100, signal: controller.signal, stopError };
    const { json, errors } = await run(schema, '{ things { n } }', options);
    expect(json).toBe('null');
    expect(errors).toMatchObject([{ message: 'aborted', extensions: { code: 'STOPPED' } }]);
    expect(visited).toBeLessThan(250);
    await new Promise((resolve) => setImmediate(resolve));
    expect(visited).toBeLessThan(250);
  });

  it('completes despite an aborted signal if it needs no further slice', async () => {
    const { json } = await run(schemaWith({ things: () => things(2) }), '{ things { n } }', {
      signal: AbortSignal.abort(),
    });
    expect(json).toBe('{"things":[{"n":0},{"n":1}]}');
  });

  it.each([
    ['a list', () => things(1_000)],
    ['a promise of a list', () => Promise.resolve(things(1_000))],
    ['a list of promises', () => things(1_000).map((thing) => Promise.resolve(thing))],
  ])('ends with the error of the caller when %s has more values than it may', async (_name, resolve) => {
    const { json, errors } = await run(schemaWith({ things: resolve }), '{ things { n } }', {
      maxValues: 999,
      stopError,
    });
    expect(json).toBe('null');
    expect(errors).toMatchObject([{ message: 'too many values', extensions: { code: 'STOPPED' } }]);
  });

  it('may have exactly the maximum number of values', async () => {
    const schema = schemaWith({ things: () => things(5) });
    // The field, five items, and one field per item.
    const { json } = await run(schema, '{ things { n } }', { maxValues: 11, stopError });
    expect(json).toContain('"n":4');
    const { errors } = await run(schema, '{ things { n } }', { maxValues: 10, stopError });
    expect(errors).toHaveLength(1);
  });
});
