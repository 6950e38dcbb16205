import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { bindingOf, type CursorPayload, decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import { personId } from '../../src/relay/global-id.ts';
import { encodeOpaque, RelayInputError } from '../../src/relay/opaque-argument.ts';

import { inputErrorOf, mutationsOf } from './support.ts';

const BINDING = bindingOf({ sortBy: ['FIRST_NAME'] });
const expected = { kind: 'personalContacts', binding: BINDING, argument: 'after' } as const;

const payloads: fc.Arbitrary<CursorPayload> = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.constant(null),
  ),
  { maxLength: 6 },
);

describe('bindingOf', () => {
  it('is short and does not depend on the order of arguments', () => {
    const one = bindingOf({ a: 1, b: { c: [1, 2], d: 'x' } });
    expect(one).toMatch(/^[\w-]{11}$/);
    expect(bindingOf({ b: { d: 'x', c: [1, 2] }, a: 1 })).toBe(one);
    expect(bindingOf({ a: 1, b: { c: [1, 2], d: 'x' }, e: undefined })).toBe(one);
  });

  it('is stable between processes and releases, because clients keep cursors', () => {
    expect(bindingOf({ accountId: '~', sortBy: ['FIRST_NAME'] })).toBe('-02A-a5cHds');
  });

  it('differs for different arguments', () => {
    const values = [
      {},
      { a: 1 },
      { a: '1' },
      { a: null },
      { a: [1] },
      { a: [1, 2] },
      { a: [2, 1] },
      { b: 1 },
      [],
      null,
      'a',
    ];
    expect(new Set(values.map((value) => bindingOf({ value }))).size).toBe(values.length);
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(bindingOf(Object.fromEntries(Object.entries(value).reverse()))).toBe(bindingOf(value));
      }),
    );
  });
});

describe('cursors', () => {
  it('decode to the encoded payload', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const cursor = encodeCursor(expected.kind, BINDING, payload);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(cursor, expected)).toEqual(payload);
      }),
    );
  });

  it('cannot contain values that JSON cannot represent', () => {
    expect(() => encodeCursor('x', 'y', [NaN])).toThrow(TypeError);
    expect(() => encodeCursor('x', 'y', [Infinity])).toThrow(TypeError);
  });

  it.each([
    [
      'another field',
      encodeCursor('favorites', BINDING, [1]),
      'cursor of `favorites`, not of `personalContacts`',
    ],
    [
      'other arguments',
      encodeCursor(expected.kind, bindingOf({}), [1]),
      'is a cursor of `personalContacts` with other arguments',
    ],
    ['a later version', encodeOpaque('cursor', 2, '["whatever"]'), 'the newer version 2'],
    ['an unknown version', encodeOpaque('cursor', 0, '["whatever"]'), 'the unknown version 0'],
    ['a node', personId('people/c1'), 'is the id of a node, not a cursor'],
  ])('of %s are refused with a message that says so', (_, cursor, message) => {
    const error = inputErrorOf(() => decodeCursor(cursor, expected));
    expect(error.message).toContain('Argument `after`');
    expect(error.message).toContain(message);
    expect(inputErrorOf(() => decodeCursor(cursor, { ...expected, argument: 'before' })).message).toContain(
      '`before`',
    );
  });

  it.each([
    '',
    '20',
    'YXJyYXljb25uZWN0aW9uOjE5',
    encodeOpaque('cursor', 1, '{}'),
    encodeOpaque('cursor', 1, '[]'),
    encodeOpaque('cursor', 1, '["personalContacts"]'),
    encodeOpaque('cursor', 1, `["personalContacts",7]`),
    encodeOpaque('cursor', 1, `["personalContacts","${BINDING}",[1]]`),
    encodeOpaque('cursor', 1, `["personalContacts","${BINDING}",true]`),
    encodeOpaque('cursor', 1, `["personalContacts","${BINDING}",1e0]`),
    encodeOpaque('cursor', 1, `["personalContacts","${BINDING}", 1]`),
    // The kind is repeated in messages, so arbitrary text is not accepted.
    encodeOpaque('cursor', 1, `["<script>","${BINDING}",1]`),
    `${encodeCursor(expected.kind, BINDING, [1])}==`,
  ])('are not %j', (cursor) => {
    expect(inputErrorOf(() => decodeCursor(cursor, expected)).message).toContain(
      'is not a cursor of this service',
    );
  });

  it('are refused when truncated anywhere', () => {
    const cursor = encodeCursor(expected.kind, BINDING, ['token', 19]);
    for (let length = 0; length < cursor.length; length += 1) {
      inputErrorOf(() => decodeCursor(cursor.slice(0, length), expected));
    }
  });

  it('are refused or mean the same after any change', () => {
    fc.assert(
      fc.property(
        payloads.chain((payload) => {
          const cursor = encodeCursor(expected.kind, BINDING, payload);
          return fc.tuple(fc.constant(payload), fc.constant(cursor), mutationsOf(cursor));
        }),
        ([payload, cursor, mutated]) => {
          try {
            expect(decodeCursor(mutated, expected)).toEqual(payload);
            expect(mutated).toBe(cursor);
          } catch (error) {
            if (mutated === cursor) throw error;
            expect(error).toBeInstanceOf(RelayInputError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
