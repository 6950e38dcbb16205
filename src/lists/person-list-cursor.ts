import { userInputError } from '../clients/errors/graphql-errors.ts';
import type { ListPosition } from '../loaders/other-contacts-window.ts';
import { listable, type ListSources, MAX_PAGE_SIZE } from '../loaders/other-contacts.ts';
import { covers, type PersonSelection } from '../loaders/persons-selection.ts';
import { badPayload, bindingOf, type CursorPayload, decodeCursor, encodeCursor } from '../relay/cursor.ts';
import { isIntegerFrom, isNatural } from '../relay/opaque-argument.ts';

const KIND = 'otherContacts';
const PATHS = /^(?:[A-Za-z]+(?:\.[A-Za-z]+)*(?:,(?!$)|$))*$/;

/** The cursor of a position in the list of other contacts. */
export const encodeListPosition = (position: ListPosition, sources: ListSources): string => {
  const { pageSize, selection, pageToken, trail, index, offset, resourceName } = position;
  return encodeCursor(KIND, BINDINGS[sources], [
    pageSize,
    selection.join(','),
    pageToken,
    trail.steps,
    trail.mark,
    index,
    offset,
    resourceName,
  ]);
};

const BINDINGS: Readonly<Record<ListSources, string>> = {
  contact: bindingOf({ sources: 'contact' }),
  contactAndProfile: bindingOf({ sources: 'contactAndProfile' }),
};

/**
 * The position in an `after` cursor. Google's page tokens are only valid with the field mask of the first page, so a selection
 * that needs more fields is refused.
 */
export const decodeListPosition = (
  after: string,
  sources: ListSources,
  wanted: PersonSelection,
): ListPosition => {
  const position = positionOf(
    decodeCursor(after, { kind: KIND, binding: BINDINGS[sources], argument: 'after' }),
  );
  if (position === null || listable(position.selection, sources).length < position.selection.length) {
    throw badPayload('after', 'carries no position in a list of other contacts');
  }
  const missing = listable(wanted, sources).filter((path) => !covers(position.selection, [path]));
  if (missing.length === 0) return position;
  throw userInputError(
    `comes from an operation that did not select ${missing.join(', ')}, but this one does. ` +
      'Google continues a list only with the fields of its first page. Select only those, or start again without a cursor.',
    'after',
  );
};

const positionOf = (payload: CursorPayload): ListPosition | null => {
  const [pageSize, paths, pageToken, steps, mark, index, offset, resourceName, ...rest] = payload;
  if (!isIntegerFrom(1, MAX_PAGE_SIZE, pageSize) || !isIntegerFrom(-1, MAX_PAGE_SIZE - 1, index)) return null;
  if (!isIntegerFrom(Math.max(index, 0), Number.MAX_SAFE_INTEGER, offset)) return null;
  if (typeof paths !== 'string' || !PATHS.test(paths)) return null;
  if (!isNatural(steps) || !isNatural(mark)) return null;
  if (pageToken === undefined || typeof pageToken === 'number') return null;
  if (typeof resourceName !== 'string' || rest.length > 0) return null;
  return {
    pageSize,
    selection: paths === '' ? [] : paths.split(','),
    pageToken,
    trail: { steps, mark },
    index,
    offset,
    resourceName,
  };
};
