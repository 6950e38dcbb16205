import type { FieldMetadata, Photo } from '../__generated__/google-people.ts';
import { userInputError } from '../clients/errors/graphql-errors.ts';
import { readable } from '../loaders/records.ts';

interface Ranked {
  readonly metadata?: FieldMetadata;
}

/** The item that counts. Lists have no order; an only item needs no mark, since there is nothing to choose from. */
export const primaryOf = <Item extends Ranked>(items: readonly Item[] = []): Item | undefined =>
  readable(items).find(({ metadata }) => metadata?.primary) ?? (items.length === 1 ? items[0] : undefined);

/** The value, if the graph has it: null for `…_UNSPECIFIED` and for what Google may have added since. */
export const knownValue = <Value extends string>(
  values: Readonly<Record<Value, true>>,
  value: string | undefined,
): Value | null => (value !== undefined && Object.hasOwn(values, readable(value)) ? (value as Value) : null);

const MAX_SIZE = 4096;

/** Google's addresses of pictures say the size after a last `=` (`=s100`, `=w60-h60-c`) or in a directory (`/s100/`). */
const SUFFIX = /=[swh]\d+(?:-[a-z0-9]+)*$/i;
const DIRECTORY = /\/s\d+((?:-[a-z]+)*\/[^/]+)$/i;

/** The address of the primary one of the photos that somebody took: generated avatars are none. */
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
  // An address that we cannot read is better shown in its own size than not at all.
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

/** What a suffix says besides the size, such as to crop the picture to a square or a circle. */
const optionsOf = (suffix: string): string =>
  suffix
    .slice(1)
    .split('-')
    .filter((option) => !/^[swh]\d+$/i.test(option))
    .map((option) => `-${option}`)
    .join('');
