import {
  type Environment,
  GRAPH_OPTIONS,
  type GraphTarget,
  id,
  oneOf,
  parseCommand,
  targetOf,
  UsageError,
} from '../import/command-line.ts';

/** One of the two systems. */
export type Source = 'ringcentral' | 'google';

/** How the contacts are written: `vcard3` is vCard 3.0, `vcard4` is vCard 4.0. */
export type Format = 'csv' | 'vcard3' | 'vcard4';

export interface ExportOptions extends GraphTarget {
  /** `-` is the standard output. */
  readonly path: string;
  readonly format: Format;
  readonly sources: readonly Source[];
  readonly accountId: string;
  readonly extensionId: string;
}

export const USAGE = `Usage: npm run export -- FILE [options]

Writes both address books into a CSV or vCard file, through the graph. FILE may be - for the standard output.

      --from NAME          one book: ringcentral or google; both unless given
  -e, --extension ID       whose RingCentral book; the caller's own (~) unless given
  -a, --account ID         of that extension; the caller's own (~) unless given
      --format csv|vcard   of the file; by its name unless given
      --vcard 3.0|4.0      version of the vCards; 4.0 unless given
  -u, --url URL            of the graph; GRAPH_URL, or http://127.0.0.1:4001/graphql
  -t, --token TOKEN        RingCentral access token; RINGCENTRAL_TOKEN, or the server's own credential
      --google-token TOKEN Google access token; GOOGLE_TOKEN, or the server's own credential
      --router-secret S    for the graph behind ROUTER_SECRET; ROUTER_SECRET
  -H, --header "NAME: V"   any other header; may be repeated
  -h, --help               this text

Exit codes: 0 everything was written, 1 the graph could not give all of it, 2 the command is wrong or the file cannot
be written, 3 the graph failed, 130 stopped by Ctrl-C. After 2, 3 and 130 no file was made or changed.
`;

const OPTIONS = {
  from: { type: 'string' },
  extension: { type: 'string', short: 'e', default: '~' },
  account: { type: 'string', short: 'a', default: '~' },
  format: { type: 'string' },
  vcard: { type: 'string' },
  'google-token': { type: 'string' },
  ...GRAPH_OPTIONS,
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws UsageError; gives `help` where that is all that was asked for */
export const readOptions = (args: readonly string[], env: Environment): ExportOptions | 'help' => {
  const { values, positionals } = parseCommand(args, OPTIONS);
  if (values.help) return 'help';
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('Name one file, or - for the output');
  return {
    path,
    format: formatOf(path, values),
    sources:
      values.from === undefined
        ? ['ringcentral', 'google']
        : [oneOf<Source>('--from', values.from, ['ringcentral', 'google'])],
    accountId: id('--account', values.account),
    extensionId: id('--extension', values.extension),
    ...targetOf({ ...values, 'google-token': values['google-token'] ?? env['GOOGLE_TOKEN'] }, env),
  };
};

const formatOf = (
  path: string,
  { format, vcard }: { readonly format?: string | undefined; readonly vcard?: string | undefined },
): Format => {
  const version = vcard === undefined ? undefined : oneOf('--vcard', vcard, ['3.0', '4.0']);
  const kind = format === undefined ? kindOf(path, version) : oneOf('--format', format, ['csv', 'vcard']);
  if (kind === 'csv' && version !== undefined) throw new UsageError('--vcard does not go with a CSV file');
  if (kind === 'csv') return 'csv';
  return version === '3.0' ? 'vcard3' : 'vcard4';
};

const kindOf = (path: string, version: string | undefined): 'csv' | 'vcard' => {
  if (/\.csv$/i.test(path)) return 'csv';
  if (/\.(?:vcf|vcard)$/i.test(path) || version !== undefined) return 'vcard';
  throw new UsageError(
    path === '-'
      ? 'Say what to write by --format csv or --format vcard'
      : 'The file is neither .csv nor .vcf by its name; say which by --format csv or --format vcard',
  );
};
