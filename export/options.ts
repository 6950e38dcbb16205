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
  /** `-` is standard output. */
  readonly path: string;
  readonly format: Format;
  readonly sources: readonly Source[];
  readonly accountId: string;
  readonly extensionId: string;
}

export const USAGE = `Usage: npm run export -- FILE [options]

Writes both address books to a CSV or vCard file, through the graph. FILE may be - for standard output.

      --from NAME          one book only: ringcentral or google; default: both
  -e, --extension ID       extension of the RingCentral book; default: ~, the caller's own
  -a, --account ID         account of that extension; default: ~, the caller's own
      --format csv|vcard   format of the file; default: by its name
      --vcard 3.0|4.0      version of the vCards; default: 4.0
  -u, --url URL            URL of the graph; default: GRAPH_URL, or http://127.0.0.1:4001/graphql
  -t, --token TOKEN        RingCentral access token; default: RINGCENTRAL_TOKEN, or the server's own credential
      --google-token TOKEN Google access token; default: GOOGLE_TOKEN, or the server's own credential
      --router-secret S    the graph's router secret; default: ROUTER_SECRET
  -H, --header "NAME: V"   additional header; may be repeated
  -h, --help               print this text

Exit codes: 0 everything was written, 1 some data is missing, 2 the command is invalid or the file cannot be written,
3 the graph failed, 130 stopped by Ctrl-C. After 2, 3 and 130 no file was created or changed.
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

/**
 * @returns `help` when only the help text was requested
 * @throws UsageError
 */
export const readOptions = (args: readonly string[], env: Environment): ExportOptions | 'help' => {
  const { values, positionals } = parseCommand(args, OPTIONS);
  if (values.help) return 'help';
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new UsageError('Give one file, or - for standard output');
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
  if (kind === 'csv' && version !== undefined) throw new UsageError('--vcard cannot be used with a CSV file');
  if (kind === 'csv') return 'csv';
  return version === '3.0' ? 'vcard3' : 'vcard4';
};

const kindOf = (path: string, version: string | undefined): 'csv' | 'vcard' => {
  if (/\.csv$/i.test(path)) return 'csv';
  if (/\.(?:vcf|vcard)$/i.test(path) || version !== undefined) return 'vcard';
  throw new UsageError(
    path === '-'
      ? 'Give --format csv or --format vcard'
      : 'The file name ends in neither .csv nor .vcf; give --format csv or --format vcard',
  );
};
