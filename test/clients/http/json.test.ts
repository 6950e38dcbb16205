import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parseJson } from '../../../src/clients/http/json.ts';

describe('parseJson', () => {
  it.each([
    ['{"id":9007199254740993}', { id: '9007199254740993' }],
    ['{"id":-9223372036854775808}', { id: '-9223372036854775808' }],
    ['[9007199254740991,9007199254740992]', [9007199254740991, '9007199254740992']],
    ['{"a":[{"id" :\n 12345678901234567890}]}', { a: [{ id: '12345678901234567890' }] }],
    ['{"id":1234567890123456}', { id: 1234567890123456 }],
    ['{"text":"otherContacts/c2638222672945904267"}', { text: 'otherContacts/c2638222672945904267' }],
    [
      '{"text":":1234567890123456789 [1234567890123456789"}',
      { text: ':1234567890123456789 [1234567890123456789' },
    ],
    [
      '{"x":1234567890123456789.5,"y":1e300,"z":9007199254740993}',
      { x: 1.2345678901234568e18, y: 1e300, z: '9007199254740993' },
    ],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it('keeps every digit of every integer', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n })), (numbers) => {
        const read = parseJson(`[${numbers.join(', ')}]`) as readonly (number | string)[];
        expect(read.map(String)).toEqual(numbers.map(String));
      }),
    );
  });

  it('is JSON.parse for everything else', () => {
    const noLongNumbers = fc.json().filter((text) => !/\d{16}/.test(text));
    fc.assert(fc.property(noLongNumbers, (text) => expect(parseJson(text)).toEqual(JSON.parse(text))));
    expect(() => parseJson('{"id":9007199254740993')).toThrow(SyntaxError);
    expect(() => parseJson('')).toThrow(SyntaxError);
  });
});
