import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import { decodeNodeId, personId } from '../../src/relay/global-id.ts';
import { encodeOpaque, RelayInputError } from '../../src/relay/opaque-argument.ts';
import { decodeSince, encodeSince } from '../../src/relay/since.ts';

import { inputErrorOf, mutationsOf } from './support.ts';

const KIND = 'personalContactChanges';

const payloads = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null)), {
  maxLength: 5,
});

describe('a `since`', () => {
  it('decodes to the encoded payload', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const since = encodeSince(KIND, payload);
        expect(since).toMatch(/^[\w-]+$/);
        expect(decodeSince(since, KIND)).toEqual(payload);
      }),
    );
  });

  it.each([
    ['of another field', encodeSince('otherContactChanges', ['x']), 'a `nextSince` of `otherContactChanges`'],
    ['of a later version', encodeOpaque('since', 2, '["whatever"]'), 'the newer version 2'],
    ['of an unknown version', encodeOpaque('since', 0, '["whatever"]'), 'the unknown version 0'],
    ['that is a cursor', encodeCursor(KIND, 'x', []), 'is the cursor of an edge, not a `nextSince`'],
    ['that is an id', personId('people/c1'), 'is the id of a node, not a `nextSince`'],
    ['that is empty', '', 'is not a `nextSince` of this service'],
    ['that is some text', 'HgAAAABfC8G0AQEAAAAAAAAAGXPgavg', 'is not a `nextSince` of this service'],
    ['of no field', encodeOpaque('since', 1, '["<b>","x"]'), 'is not a `nextSince` of this service'],
    [
      'with what none carries',
      encodeOpaque('since', 1, `["${KIND}",true]`),
      'is not a `nextSince` of this service',
    ],
    ['of no list', encodeOpaque('since', 1, '{}'), 'is not a `nextSince` of this service'],
  ])('%s is refused with a message that says so', (_, since, message) => {
    const error = inputErrorOf(() => decodeSince(since, KIND));
    expect(error.message).toContain('Argument `since`');
    expect(error.message).toContain(message);
  });

  it('is not confused with a cursor or an id', () => {
    const since = encodeSince(KIND, ['x']);
    const expected = { kind: KIND, binding: 'x', argument: 'after' } as const;
    expect(inputErrorOf(() => decodeCursor(since, expected)).message).toContain(
      'is the `nextSince` of a sync, not a cursor',
    );
    expect(inputErrorOf(() => decodeNodeId(since)).message).toContain(
      'is the `nextSince` of a sync, not an id',
    );
  });

  it('is refused or means the same after any change', () => {
    fc.assert(
      fc.property(
        payloads.chain((payload) => {
          const since = encodeSince(KIND, payload);
          return fc.tuple(fc.constant(payload), fc.constant(since), mutationsOf(since));
        }),
        ([payload, since, mutated]) => {
          try {
            expect(decodeSince(mutated, KIND)).toEqual(payload);
            expect(mutated).toBe(since);
          } catch (error) {
            if (mutated === since) throw error;
            expect(error).toBeInstanceOf(RelayInputError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
