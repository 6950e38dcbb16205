import { fileURLToPath } from 'node:url';

/** A program under measurement: an entry file that reads PORT, GOOGLE_PEOPLE_URL and RINGCENTRAL_URL. */
export interface Contender {
  /** As it stands in the table and after `--only`. */
  readonly name: string;
  readonly entry: string;
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

export const floor = contender('floor');
export const STUB_ENTRY = file('./stub.ts');

/** This program, as it runs in production. */
export const subject = contender('contacts-subgraph', MAIN);

/** The same with one thing on or off, so that the difference is what it costs. */
export const VARIANTS: readonly Contender[] = [
  contender('without-budgets'),
  contender('without-logs', MAIN, () => ({ LOG_LEVEL: 'silent' })),
  contender('with-traces', MAIN, (stubUrl) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: stubUrl })),
];

/** In the order of their turns. The floor comes first, because its answers are what the others' are compared to. */
export const CONTENDERS: readonly Contender[] = [
  floor,
  contender('apollo-datasource-rest'),
  contender('apollo-got'),
  contender('yoga-got'),
  contender('mercurius-jit'),
  subject,
  ...VARIANTS,
];
