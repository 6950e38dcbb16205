import { describe, expect, it } from '@jest/globals';

import { readOptions, USAGE } from '../../import/options.ts';

describe('the options of an import', () => {
  it('have defaults for a start with the sandbox', () => {
    expect(readOptions(['contacts.csv'], {})).toEqual({
      path: 'contacts.csv',
      format: 'csv',
      encoding: 'utf-8',
      country: undefined,
      dates: undefined,
      fromLine: 1,
      batch: 2_000,
      isDryRun: false,
      reportPath: undefined,
      accountId: '~',
      extensionId: '~',
      url: 'http://127.0.0.1:4001/graphql',
      headers: {},
    });
  });

  it('take precedence over the environment', () => {
    const env = { GRAPH_URL: 'https://a.example/graphql', RINGCENTRAL_TOKEN: 'one', ROUTER_SECRET: 'two' };
    const args = [
      'x',
      '--format',
      'vcard',
      '-u',
      'https://b.example/',
      '-t',
      'three',
      '-H',
      'X-Tenant: a: b',
    ];
    expect(readOptions(args, env)).toMatchObject({
      format: 'vcard',
      url: 'https://b.example/',
      headers: {
        'x-ringcentral-authorization': 'Bearer three',
        'router-authorization': 'two',
        'x-tenant': 'a: b',
      },
    });
  });

  it('derive the format from the file name', () => {
    const formats = ['a.CSV', 'b.tsv', 'c.txt', 'd.vcf', 'e.vcard'].map((path) => readOptions([path], {}));
    expect(formats).toMatchObject(['csv', 'csv', 'csv', 'vcard', 'vcard'].map((format) => ({ format })));
  });

  it('are all listed by --help', () => {
    expect(readOptions(['--help'], {})).toBe('help');
    const told = [...USAGE.matchAll(/--([a-z-]+)/g)].map(([option]) => option);
    for (const option of new Set(told)) {
      if (option === '--help') continue;
      expect(() => readOptions(['a.csv', option], {})).not.toThrow(/Unknown option/);
    }
    expect(told).toContain('--from-line');
  });

  it.each<[string, readonly string[], string]>([
    ['no file', [], 'Give one file'],
    ['two files', ['a.csv', 'b.csv'], 'Give one file'],
    ['an unknown option', ['a.csv', '--nothing'], "Unknown option '--nothing'"],
    ['an unknown country', ['a.csv', '--country', 'Land'], '--country must be a code such as US, not "Land"'],
    ['a file of another kind', ['a.pdf'], 'ends in neither .csv nor .vcf'],
    ['another format', ['a.pdf', '--format', 'pdf'], '--format must be csv or vcard, not "pdf"'],
    ['another order of dates', ['a.csv', '--dates', 'ymd'], '--dates must be mdy or dmy, not "ymd"'],
    ['too large a batch', ['a.csv', '--batch', '10001'], '--batch must be a whole number from 1 to 10,000'],
    ['line 0', ['a.csv', '--from-line', '0'], '--from-line must be a whole number of at least 1'],
    [
      'an invalid extension',
      ['a.csv', '-e', '../1'],
      '--extension must be ~ or 1 to 20 decimal digits, not "../1"',
    ],
    ['an invalid address', ['a.csv', '-u', 'ftp://a.example'], '--url must be an http or https address'],
    ['an invalid encoding', ['a.csv', '--encoding', 'x'], '--encoding must be a label such as utf-8'],
  ])('are refused with a message that says what is allowed: %s', (_case, args, message) => {
    expect(() => readOptions(args, {})).toThrow(message);
  });

  it.each([
    ['a header without a name', ['-H', 'secret']],
    ['a header of several lines', ['-H', 'x: secret\ny']],
    ['a token of several lines', ['-t', 'secret\ny']],
  ])('are refused without printing a secret: %s', (_case, args) => {
    const read = () => readOptions(['a.csv', ...args], {});
    expect(read).toThrow('--header must be "name: value"');
    expect(read).not.toThrow(/secret/);
  });
});
