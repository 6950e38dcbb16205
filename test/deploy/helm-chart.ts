import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const CHART = new URL('../../deploy/helm/', import.meta.url);

export type Values = Readonly<Record<string, unknown>>;
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each kind has a shape of its own, which its schema checks
  readonly spec: any;
  readonly data?: Readonly<Record<string, string>>;
}

const readChart = (file: string): string => readFileSync(new URL(file, CHART), 'utf8');

export const CHART_VALUES = parse(readChart('values.yaml')) as Values;
export const RELEASE = 'contacts';

const TEMPLATES = globSync('templates/*.yaml', { cwd: fileURLToPath(CHART) }).sort();

/** The resources that `helm template` makes from the chart with these values. */
export const renderChart = (values: Values = CHART_VALUES): readonly Resource[] =>
  TEMPLATES.map((file) => renderTemplate(readChart(file), { Values: values, Release: { Name: RELEASE } }))
    .filter((text) => text.trim() !== '')
    .map((text) => parse(text) as Resource);

/**
 * The part of Helm's language that the chart uses: `{{ .A.B }}`, piped through the functions below, and one
 * `{{- if .A.B }}` around a whole file.
 * @throws Error for anything else, and for a value that does not exist, so that a typing error is found
 */
export const renderTemplate = (text: string, scope: Values): string => {
  const [, condition, body] = /^\{\{- if (\S+) \}\}\n([\s\S]*)\{\{- end \}\}\n$/.exec(text) ?? [];
  if (condition !== undefined && body !== undefined)
    return valueAt(scope, condition) === true ? renderTemplate(body, scope) : '';
  return text.replace(/\{\{(.*?)\}\}/g, (_whole, expression: string) => {
    const [path = '', ...functions] = expression.trim().split(/\s*\|\s*/);
    return String(functions.reduce((value, name) => functionOf(name)(value), valueAt(scope, path)));
  });
};

const FUNCTIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  toJson: (value) => JSON.stringify(value),
  sha256sum: (value) => createHash('sha256').update(String(value)).digest('hex'),
};

const functionOf = (name: string): ((value: unknown) => unknown) => {
  const found = FUNCTIONS[name];
  if (found === undefined) throw new Error(`The chart uses ${name}, which is not known here`);
  return found;
};

const valueAt = (scope: Values, path: string): unknown => {
  if (!/^(\.\w+)+$/.test(path)) throw new Error(`${path} is not a path of a value`);
  const value = path
    .slice(1)
    .split('.')
    .reduce<unknown>((at, key) => (at as Values | undefined)?.[key], scope);
  if (value === undefined) throw new Error(`The chart has no value ${path}`);
  return value;
};
