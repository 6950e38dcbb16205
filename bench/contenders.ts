import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program under measurement: an entry file that reads PORT, GOOGLE_PEOPLE_URL and RINGCENTRAL_URL. */
export interface Contender {
  /** Name in the table and for `--only`. */
  readonly name: string;
  readonly entry: string;
  /** The others' answers and rates are compared with it. `--only` never leaves it out. */
  readonly isFloor?: boolean;
  /** Its answers must cost no upstream calls. */
  readonly isMirrored?: boolean;
  /** Additional headers of each request, besides the caller's own. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly nodeFlags?: readonly string[];
  /** Additional environment variables. */
  readonly env?: (stubUrl: string) => Readonly<Record<string, string>>;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const contender = (name: string, path = `./contenders/${name}.ts`, env?: Contender['env']): Contender => ({
  name,
  entry: file(path),
  ...(env && { env }),
});

const PACKAGE = JSON.parse(readFileSync(file('../package.json'), 'utf8')) as {
  readonly scripts: { readonly start: string };
};

/** This program, with the memory limits of `npm start`. */
const program = (name: string, env?: Contender['env'], path = '../src/main.ts'): Contender => ({
  ...contender(name, path, env),
  nodeFlags: PACKAGE.scripts.start.split(' ').filter((word) => word.startsWith('--max-')),
});

export const floor: Contender = { ...contender('floor'), isFloor: true };
/** The floor of reads that cost no upstream calls. */
export const mirroredFloor: Contender = { ...contender('mirrored-floor'), isFloor: true };
export const STUB_ENTRY = file('./stub.ts');

/** This program, as it runs in production. */
export const subject = program('contacts-subgraph');

/** This program with books mirrored in memory, which is the default. */
export const mirrored: Contender = {
  ...program('mirrored', () => ({ MIRROR: 'memory' })),
  isMirrored: true,
};

/** The same without cached answers: the header requires that every answer is computed. */
export const mirroredUncached: Contender = {
  ...mirrored,
  name: 'mirrored-uncached',
  headers: { 'x-max-staleness': '60' },
};

/** This program with one feature on or off: the difference is the cost of that feature. */
export const VARIANTS: readonly Contender[] = [
  program('without-budgets', undefined, './contenders/without-budgets.ts'),
  program('without-logs', () => ({ LOG_LEVEL: 'silent' })),
  program('with-traces', (stubUrl) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: stubUrl })),
];

export const apolloGot = contender('apollo-got');
export const mercuriusJit = contender('mercurius-jit');

/** In the order of their turns. The floor is first, because the others' answers are compared with its answers. */
export const CONTENDERS: readonly Contender[] = [
  floor,
  contender('apollo-datasource-rest'),
  apolloGot,
  contender('yoga-got'),
  mercuriusJit,
  subject,
  ...VARIANTS,
];
