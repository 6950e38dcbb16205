import { fileURLToPath } from 'node:url';

/** A program under measurement: an entry file that reads PORT, GOOGLE_PEOPLE_URL and RINGCENTRAL_URL. */
export interface Contender {
  /** As it stands in the table and after `--only`. */
  readonly name: string;
  readonly entry: string;
  /** Its answers and rates are what the others' are compared to. No `--only` leaves it out. */
  readonly isFloor?: boolean;
  /** Its answers must cost no upstream calls. */
  readonly isMirrored?: boolean;
  /** What each request to it has besides its caller's own headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it is started with besides what all have. */
  readonly env?: (stubUrl: string) => Readonly<Record<string, string>>;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const contender = (name: string, path = `./contenders/${name}.ts`, env?: Contender['env']): Contender => ({
  name,
  entry: file(path),
  ...(env && { env }),
});
const MAIN = '../src/main.ts';

export const floor: Contender = { ...contender('floor'), isFloor: true };
/** The floor of reads that cost no upstream calls. */
export const mirroredFloor: Contender = { ...contender('mirrored-floor'), isFloor: true };
export const STUB_ENTRY = file('./stub.ts');

/** This program, as it runs in production. */
export const subject = contender('contacts-subgraph', MAIN);

/** The same with its books mirrored in memory, which is what it does unless it is told not to. */
export const mirrored: Contender = {
  ...contender('mirrored', MAIN, () => ({ MIRROR: 'memory' })),
  isMirrored: true,
};

/** The same, asked in a way that has each answer made anew: no answer to an earlier request is given again. */
export const mirroredAnew: Contender = {
  ...mirrored,
  name: 'mirrored-anew',
  headers: { 'x-max-staleness': '60' },
};

/** The same with one thing on or off, so that the difference is what it costs. */
export const VARIANTS: readonly Contender[] = [
  contender('without-budgets'),
  contender('without-logs', MAIN, () => ({ LOG_LEVEL: 'silent' })),
  contender('with-traces', MAIN, (stubUrl) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: stubUrl })),
];

export const apolloGot = contender('apollo-got');
export const mercuriusJit = contender('mercurius-jit');

/** In the order of their turns. The floor comes first, because its answers are what the others' are compared to. */
export const CONTENDERS: readonly Contender[] = [
  floor,
  contender('apollo-datasource-rest'),
  apolloGot,
  contender('yoga-got'),
  mercuriusJit,
  subject,
  ...VARIANTS,
];
