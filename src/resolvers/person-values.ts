import type { FieldMetadata, Photo } from '../__generated__/google-people.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import { readable } from '../loaders/records.ts';

interface Ranked {
  readonly metadata?: FieldMetadata;
}

/** The item that is marked as primary, or the only item. Lists have no order, so the first of several means nothing. */
export const primaryOf = <Item extends Ranked>(items: readonly Item[] = []): Item | undefined =>
  readable(items).find(({ metadata }) => metadata?.primary) ?? (items.length === 1 ? items[0] : undefined);

/** The value if it is one of the graph's enum; null for `…_UNSPECIFIED` and for values that Google added later. */
export const knownValue = <Value extends string>(
  values: Readonly<Record<Value, true>>,
  value: string | undefined,
): Value | null => (value !== undefined && Object.hasOwn(values, readable(value)) ? (value as Value) : null);

const MAX_SIZE = 4096;

/** Google's picture URLs carry the size after a last `=` (`=s100`, `=w60-h60-c`) or as a path segment (`/s100/`). */
const SUFFIX = /=[swh]\d+(?:-[a-z0-9]+)*$/i;
const DIRECTORY = /\/s\d+((?:-[a-z]+)*\/[^/]+)$/i;

/** The URL of the primary photo. Avatars that Google generated do not count. */
export const photoUrlOf = (
  photos: readonly Photo[] | undefined,
  size: number | null | undefined,
): string | null => {
  if (size != null && (size < 1 || size > MAX_SIZE)) {
    throw userInputError(
      `must be a number of pixels from 1 to ${String(MAX_SIZE)}, but is ${String(size)}.`,
      'size',
    );
  }
  const url = readable(primaryOf(readable(photos)?.filter((photo) => photo.default !== true))?.url);
  if (url === undefined || size == null) return url ?? null;
  return resize(url, size);
};

const resize = (url: string, size: number): string => {
  const parsed = URL.parse(url);
  // A URL that we cannot parse is better than no photo.
  if (parsed === null) return url;
  if (SUFFIX.test(parsed.pathname)) {
    parsed.pathname = parsed.pathname.replace(SUFFIX, (suffix) => `=s${String(size)}${optionsOf(suffix)}`);
  } else if (DIRECTORY.test(parsed.pathname)) {
    parsed.pathname = parsed.pathname.replace(DIRECTORY, `/s${String(size)}$1`);
  } else {
    parsed.searchParams.set('sz', String(size));
  }
  return parsed.href;
};

/** Options in a suffix besides the size, such as cropping to a square or a circle. */
const optionsOf = (suffix: string): string =>
  suffix
    .slice(1)
    .split('-')
    .filter((option) => !/^[swh]\d+$/i.test(option))
    .map((option) => `-${option}`)
    .join('');
