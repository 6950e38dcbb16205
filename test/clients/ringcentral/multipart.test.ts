import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { formatMultipart, parseMultipart } from '../../../src/clients/ringcentral/multipart.ts';

interface Style {
  readonly boundary: string;
  readonly isQuoted: boolean;
  readonly hasBlank: boolean;
  readonly eol: string;
  readonly headers: readonly string[];
  readonly preamble: string;
  readonly epilogue: string;
  readonly padding: string;
}

const boundaries = fc.stringMatching(/^[0-9A-Za-z_'()+,./:=?-]{0,40}[0-9A-Za-z_]$/);
const styles: fc.Arbitrary<Style> = fc.record({
  boundary: boundaries,
  isQuoted: fc.boolean(),
  hasBlank: fc.boolean(),
  eol: fc.constantFrom('\r\n', '\n'),
  headers: fc.constantFrom(
    ['Content-Type: application/json'],
    ['Content-type:application/json;charset=UTF-8', 'Content-length: 5'],
    ['content-type : application/json'],
    [],
  ),
  preamble: fc.constantFrom('', 'ignored\r\n', '\r\n'),
  epilogue: fc.constantFrom('', '\r\n', '\nignored'),
  padding: fc.constantFrom('', ' ', '\t'),
});

const write = (
  values: readonly unknown[],
  style: Style,
  indent = 0,
): { contentType: string; body: string } => {
  const { boundary, isQuoted, hasBlank, eol, headers, preamble, epilogue, padding } = style;
  const parts = values.map((value) =>
    [`--${boundary}${padding}`, ...headers, '', JSON.stringify(value, null, indent), ''].join(eol),
  );
  // Without quotes a parameter ends at certain characters.
  const parameter = isQuoted || /[;,()/:=?]/.test(boundary) ? `"${boundary}"` : boundary;
  return {
    contentType: `multipart/mixed;${hasBlank ? ' ' : ''}boundary=${parameter}${hasBlank ? '; charset=utf-8' : ''}`,
    body: `${preamble}${parts.join('')}--${boundary}--${padding}${epilogue}`,
  };
};

const parsed = (contentType: string, body: string) =>
  parseMultipart(contentType, body)?.map((part): unknown => JSON.parse(part.body));

describe('parseMultipart', () => {
  it('parses all known variants', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });
    fc.assert(
      fc.property(objects, styles, fc.constantFrom(0, 2), (values, style, indent) => {
        const { contentType, body } = write(values, style, indent);
        expect(parsed(contentType, body)).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the boundary in the body where the header does not name it', () => {
    expect(parsed('multipart/mixed', '--abc\r\n\r\n{"a":1}\r\n--abc--')).toEqual([{ a: 1 }]);
  });

  it('is not confused by text that looks like a delimiter', () => {
    const value = { note: '--b-- and --b', lines: 'x\n--b\n' };
    expect(parsed('multipart/mixed; boundary=b', `--b\n\n${JSON.stringify(value)}\n--b--\n`)).toEqual([
      value,
    ]);
    expect(parseMultipart('multipart/mixed; boundary=b', '--b\n\n{}\n--bb\n--b--')).toEqual([
      { mediaType: '', body: '{}\n--bb' },
    ]);
  });

  it('parses empty parts and their types', () => {
    expect(
      parseMultipart(
        'multipart/mixed; boundary=b',
        '--b\r\nContent-Type: Text/Plain; x=y\r\n\r\n\r\n--b\r\n\r\n\r\n--b--',
      ),
    ).toEqual([
      { mediaType: 'text/plain', body: '' },
      { mediaType: '', body: '' },
    ]);
  });

  it('rejects a truncated body', () => {
    const { contentType, body } = formatMultipart([{ a: 1 }, { b: 2 }], 'limit');
    expect(parsed(contentType, body)).toEqual([{ a: 1 }, { b: 2 }]);
    for (let length = 0; length < body.length - 4; length += 1) {
      expect(parseMultipart(contentType, body.slice(0, length))).toBeUndefined();
    }
  });

  it('never throws or hangs on any input', () => {
    const soup = fc
      .array(fc.constantFrom('--b', '--b--', '\r\n', '\n', ' ', '{', '}', '"', 'Content-Type:', ';', '--'), {
        maxLength: 60,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.oneof(soup, fc.string()),
        fc.constantFrom('multipart/mixed; boundary=b', 'multipart/mixed;boundary="', 'multipart/mixed', ''),
        (body, contentType) => {
          expect(() => parseMultipart(contentType, body)).not.toThrow();
        },
      ),
    );
    const before = process.cpuUsage();
    parseMultipart(
      'multipart/mixed; boundary=b',
      `--b${' '.repeat(50_000)}${'\r\n'.repeat(50_000)}--b${'\t'.repeat(50_000)}x`,
    );
    // In microseconds.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
