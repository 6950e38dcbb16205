import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { encodeCursor } from '../../src/relay/cursor.ts';
import {
  decodeFavoriteId,
  decodeGlobalId,
  decodeNodeId,
  decodePersonalContactId,
  decodePersonId,
  encodeGlobalId,
  favoriteId,
  personalContactId,
  personId,
} from '../../src/relay/global-id.ts';
import { encodeOpaque, RelayInputError } from '../../src/relay/opaque-argument.ts';

import { inputErrorOf, mutationsOf } from './support.ts';

const book = { accountId: '400000001', extensionId: '400000002' };
const contact = { ...book, contactId: '18446744073709551615' };

const decimal = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
const anyId = fc.oneof(
  fc
    .tuple(fc.constantFrom('people/', 'otherContacts/'), fc.stringMatching(/^[\w.~:@-]{1,30}$/))
    .filter(([, tail]) => tail !== '.' && tail !== '..')
    .map(([collection, tail]) => personId(collection + tail)),
  fc.record({ accountId: decimal, extensionId: decimal, contactId: decimal }).map(personalContactId),
  fc
    .tuple(decimal, decimal, decimal)
    .map(([accountId, extensionId, contactId]) => favoriteId({ accountId, extensionId }, { contactId })),
  fc
    .tuple(decimal, decimal, decimal, fc.option(decimal, { nil: undefined }))
    .map(([a, e, extensionId, accountId]) =>
      favoriteId(
        { accountId: a, extensionId: e },
        accountId === undefined ? { extensionId } : { extensionId, accountId },
      ),
    ),
);

describe('global ids', () => {
  it.each(['people/c42', 'people/117', 'otherContacts/c2638222672945904267'])(
    'encode and decode the person %s',
    (resourceName) => {
      const id = personId(resourceName);
      expect(id).toMatch(/^[\w-]+$/);
      expect(decodePersonId(id)).toBe(resourceName);
      expect(decodeNodeId(id)).toEqual({ type: 'Person', resourceName });
      expect(decodeGlobalId(id)).toEqual({ type: 'Person', key: [resourceName] });
    },
  );

  it('contain the real book of a personal contact and all digits of a 64-bit id', () => {
    const id = personalContactId(contact);
    expect(decodePersonalContactId(id)).toEqual(contact);
    expect(decodeNodeId(id)).toEqual({ type: 'PersonalContact', ...contact });
  });

  it.each([
    [{ contactId: '7' }],
    [{ extensionId: '400000003' }],
    [{ extensionId: '400000003', accountId: '500000001' }],
  ])('name the favorite of %j', (target) => {
    const id = favoriteId(book, target);
    expect(decodeFavoriteId(id)).toEqual({ ...book, target });
    expect(decodeNodeId(id)).toEqual({ type: 'Favorite', ...book, target });
  });

  it('are unique per object', () => {
    const own = favoriteId(book, { extensionId: '7' });
    expect(favoriteId(book, { extensionId: '7', accountId: book.accountId })).toBe(own);
    expect(favoriteId(book, { contactId: '7' })).not.toBe(own);
    expect(personId('people/c7')).not.toBe(personId('otherContacts/c7'));
  });

  it('are stable, because callers store them', () => {
    expect(personId('people/c42')).toBe('aWQxOjE3N2I0ZjVmOlsiUGVyc29uIiwicGVvcGxlL2M0MiJd');
    expect(personalContactId({ accountId: '1', extensionId: '2', contactId: '3' })).toBe(
      'aWQxOjRmMTI1NmIwOlsiUGVyc29uYWxDb250YWN0IiwiMSIsIjIiLCIzIl0',
    );
    expect(favoriteId({ accountId: '1', extensionId: '2' }, { contactId: '3' })).toBe(
      'aWQxOmI0YjZiN2IzOlsiRmF2b3JpdGUiLCIxIiwiMiIsImNvbnRhY3QiLCIzIl0',
    );
  });

  it.each([
    ['Person', ['people/']],
    ['Person', ['people/a/b']],
    ['Person', ['contactGroups/a']],
    ['Person', ['people/é']],
    ['Person', ['people/..']],
    ['Person', ['people/a?personFields=names']],
    ['Person', ['people/a%2Fb']],
    ['Person', ['people/c1', 'people/c2']],
    ['Person', []],
    ['PersonalContact', ['~', '2', '3']],
    ['PersonalContact', ['1', '~', '3']],
    ['PersonalContact', ['1', '2']],
    ['PersonalContact', ['1', '2', '3', '4']],
    ['PersonalContact', ['1', '2', '']],
    ['PersonalContact', ['1', '2', '-3']],
    ['PersonalContact', ['1', '2', '1'.repeat(21)]],
    ['Favorite', ['1', '2', 'group', '3']],
    ['Favorite', ['1', '2', 'contact', '~']],
    ['Favorite', ['1', '2', 'contact', '3', '4']],
    ['Favorite', ['1', '2', 'extension', '3', '1']],
    ['Favorite', ['1', '2', 'extension', '3', '4', '5']],
    ['Favorite', ['1', '2', 'contact']],
  ] as const)('are refused for a %s with the key %j, made and read', (type, key) => {
    expect(() => encodeGlobalId(type, key)).toThrow(TypeError);
    inputErrorOf(() => decodeGlobalId(encodeOpaque('id', 1, JSON.stringify([type, ...key]))));
  });

  it('of another type are refused with the expected and the actual type', () => {
    const error = inputErrorOf(() => decodePersonalContactId(personId('people/c1'), 'ids[3]'));
    expect(error.message).toBe(
      'Argument `ids[3]` must be the id of a PersonalContact, but is the id of a Person.',
    );
    inputErrorOf(() => decodePersonId(favoriteId(book, { contactId: '1' })));
    inputErrorOf(() => decodeFavoriteId(personalContactId(contact)));
  });

  it('of another version are refused with that version', () => {
    const body = JSON.stringify(['Person', 'people/c1']);
    expect(inputErrorOf(() => decodePersonId(encodeOpaque('id', 2, body))).message).toContain(
      'the newer version 2',
    );
    expect(inputErrorOf(() => decodePersonId(encodeOpaque('id', 0, body))).message).toContain(
      'the unknown version 0',
    );
  });

  it('are not confused with cursors', () => {
    const error = inputErrorOf(() => decodeNodeId(encodeCursor('favorites', 'x', [0])));
    expect(error.message).toContain('cursor of an edge');
  });

  it.each([
    '',
    '~',
    'people/c1',
    '1',
    'null',
    '[]',
    'AAAA',
    encodeOpaque('id', 1, '{"type":"Person"}'),
    encodeOpaque('id', 1, '["Person",42]'),
    encodeOpaque('id', 1, '["Person",["people/c1"]]'),
    encodeOpaque('id', 1, '["constructor","people/c1"]'),
    encodeOpaque('id', 1, '["__proto__"]'),
    encodeOpaque('id', 1, '["Person", "people/c1"]'),
    encodeOpaque('id', 1, '["Person","people\\/c1"]'),
    encodeOpaque('id', 1, 'x'),
    `${personId('people/c1')}=`,
    ` ${personId('people/c1')}`,
  ])('are not %j', (text) => {
    const error = inputErrorOf(() => decodeNodeId(text, 'id'));
    expect(error.message).toContain('Argument `id` is not an id of this service');
    expect(error.message).toContain('Person, PersonalContact, Favorite');
  });

  it('decode to the encoded key', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const { type, key } = decodeGlobalId(id);
        expect(encodeGlobalId(type, key)).toBe(id);
      }),
    );
  });

  it('are refused or mean the same after any change', () => {
    fc.assert(
      fc.property(
        anyId.chain((id) => fc.tuple(fc.constant(id), mutationsOf(id))),
        ([id, mutated]) => {
          try {
            expect(decodeNodeId(mutated)).toEqual(decodeNodeId(id));
            expect(mutated).toBe(id);
          } catch (error) {
            if (mutated === id) throw error;
            expect(error).toBeInstanceOf(RelayInputError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('are refused after any character is replaced by another one', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const id = personalContactId({ accountId: '400', extensionId: '401', contactId: '18' });
    for (let at = 0; at < id.length; at += 1) {
      for (const character of alphabet) {
        if (character !== id[at])
          inputErrorOf(() => decodeNodeId(id.slice(0, at) + character + id.slice(at + 1)));
      }
    }
  });
});
