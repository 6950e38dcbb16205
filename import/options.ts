import { phoneCountryOf } from '../src/values/phone-number.ts';

import {
  GRAPH_OPTIONS,
  type GraphTarget,
  id,
  oneOf,
  parseCommand,
  quoted,
  targetOf,
  UsageError,
} from './command-line.ts';
import type { DateOrder } from './contact-checks.ts';

export interface ImportOptions extends GraphTarget {
  readonly path: string;
  readonly format: 'csv' | 'vcard';
  readonly encoding: string;
  readonly country: string | undefined;
  readonly dates: DateOrder | undefined;
  /** First line of the file to import; rows that begin before it are skipped. */
  readonly fromLine: number;
  /** Maximum number of contacts per upload. */
  readonly batch: number;
  readonly isDryRun: boolean;
  readonly reportPath: string | undefined;
  readonly accountId: string;
  readonly extensionId: string;
}

export const USAGE = `Usage: npm run import -- FILE [options]

Uploads a CSV or vCard file into a RingCentral personal address book, through the graph.

  -e, --extension ID       extension of the address book; default: ~, the caller's own
  -a, --account ID         account of that extension; default: ~, the caller's own
  -n, --dry-run            read and check the file, send nothing
  -r, --report FILE        write rejected rows to this CSV file instead of standard output
  -c, --country CC         country of numbers without a country code, such as US
      --dates mdy|dmy      order of the parts in dates such as 3/4/1970
      --encoding LABEL     encoding of the file, such as windows-1252; default: utf-8
      --format csv|vcard   format of the file; default: by its name
      --from-line N        start at this line; a stopped import prints where to continue
      --batch N            contacts per upload, 1 to 10,000; default: 2,000
  -u, --url URL            URL of the graph; default: GRAPH_URL, or http://127.0.0.1:4001/graphql
  -t, --token TOKEN        RingCentral access token; default: RINGCENTRAL_TOKEN, or the server's own credential
      --router-secret S    the graph's router secret; default: ROUTER_SECRET
  -H, --header "NAME: V"   additional header; may be repeated
  -h, --help               print this text

Exit codes: 0 everything was added, 1 some rows were rejected, 2 the command or the file is invalid and nothing
was sent, 3 an upload failed or its outcome is unknown, 130 stopped by Ctrl-C.
`;

const OPTIONS = {
  extension: { type: 'string', short: 'e', default: '~' },
  account: { type: 'string', short: 'a', default: '~' },
  'dry-run': { type: 'boolean', short: 'n', default: false },
  report: { type: 'string', short: 'r' },
  country: { type: 'string', short: 'c' },
  dates: { type: 'string' },
  encoding: { type: 'string', default: 'utf-8' },
  format: { type: 'string' },
  'from-line': { type: 'string', default: '1' },
  batch: { type: 'string', default: '2000' },
  ...GRAPH_OPTIONS,
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * @returns `help` when only the help text was requested
 * @throws UsageError
 */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ImportOptions | 'help' => {
  const { values, positionals } = parseCommand(args, OPTIONS);
  if (values.help) return 'help';
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('Give one file');
  return {
    path,
    format: formatOf(path, values.format),
    encoding: encodingOf(values.encoding),
    country: values.country === undefined ? undefined : knownCountry(values.country),
    dates: values.dates === undefined ? undefined : oneOf<DateOrder>('--dates', values.dates, ['mdy', 'dmy']),
    fromLine: wholeNumber('--from-line', values['from-line'], Number.MAX_SAFE_INTEGER),
    batch: wholeNumber('--batch', values.batch, 10_000),
    isDryRun: values['dry-run'],
    reportPath: values.report,
    accountId: id('--account', values.account),
    extensionId: id('--extension', values.extension),
    ...targetOf(values, env),
  };
};

const formatOf = (path: string, format: string | undefined): 'csv' | 'vcard' => {
  if (format !== undefined) return oneOf('--format', format, ['csv', 'vcard']);
  if (/\.(?:csv|tsv|txt)$/i.test(path)) return 'csv';
  if (/\.(?:vcf|vcard)$/i.test(path)) return 'vcard';
  throw new UsageError('The file name ends in neither .csv nor .vcf; give --format csv or --format vcard');
};

const encodingOf = (label: string): string => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new UsageError(`--encoding must be a label such as utf-8 or windows-1252, not ${quoted(label)}`);
  }
};

const knownCountry = (code: string): string => {
  const country = phoneCountryOf(code);
  if (country === null) throw new UsageError(`--country must be a code such as US, not ${quoted(code)}`);
  return country;
};

const wholeNumber = (option: string, text: string, most: number): number => {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  const range =
    most === Number.MAX_SAFE_INTEGER ? 'of at least 1' : `from 1 to ${most.toLocaleString('en-US')}`;
  throw new UsageError(`${option} must be a whole number ${range}, not ${quoted(text)}`);
};
