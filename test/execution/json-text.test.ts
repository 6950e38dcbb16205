import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { JsonBytes } from '../../src/execution/json-text.ts';

const written = (texts: readonly string[], out = new JsonBytes()): string => {
  out.clear();
  for (const text of texts) out.addString(text);
  return out.toString();
};
const expected = (texts: readonly string[]): string => texts.map((text) => JSON.stringify(text)).join('');

describe('strings of an answer', () => {
  it('are the JSON text of JSON.stringify, whatever their characters', () => {
    const strings = fc.array(fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(fc.property(strings, (texts) => expect(written(texts)).toBe(expected(texts))));
  });

  it.each([
    ['quotes, backslashes and control characters', 'a "b" \\ \n \u0000 \u001f'],
    ['letters of two and three bytes', 'Ağaç Łódź 山 €'],
    ['pairs of surrogates', 'a😀b'],
    ['lone surrogates', 'a\ud800b\udc00'],
    ['more characters than the loop handles', 'long ü"'.repeat(100)],
    ['more bytes than the first buffer has', 'x'.repeat(200_000)],
  ])('may have %s', (_, text) => {
    expect(written([text, 'end'])).toBe(expected([text, 'end']));
  });

  it('leave nothing behind for the next value', () => {
    const out = new JsonBytes();
    written(['Łódź'.repeat(400_000)], out);
    expect(written(['next'], out)).toBe('"next"');
    expect(out.values).toBe(0);
  });
});
