import type { Page } from './connection.ts';
import { badPayload, decodeCursor, encodeCursor } from './cursor.ts';
import { beyondReach, MAX_RECORDS, type OffsetArguments } from './offset-window.ts';
import type { PageArguments } from './page-arguments.ts';
import type { OffsetPage } from './read-offset-page.ts';

/** The connection that cursors belong to: its field, and `bindingOf` the arguments that decide its records. */
export interface CursorScope {
  readonly kind: string;
  readonly binding: string;
}

/** The place before the first record. */
const START = -1;

/** The cursor of the place before the first record: as `after` the whole list follows, as `before` nothing. */
export const startCursor = ({ kind, binding }: CursorScope): string => encodeCursor(kind, binding, [START]);

const decodeOffset = (
  cursor: string | null,
  argument: 'after' | 'before',
  scope: CursorScope,
): number | null => {
  if (cursor === null) return null;
  const [offset, ...rest] = decodeCursor(cursor, { ...scope, argument });
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < START || rest.length > 0) {
    throw badPayload(argument, 'carries no position in a list');
  }
  if (offset === START) return argument === 'after' ? null : 0;
  if (offset >= MAX_RECORDS) throw beyondReach(argument);
  return offset;
};

/** The paging arguments with their cursors decoded to offsets. Throws RelayInputError on cursors not of this scope. */
export const decodeOffsetArguments = (args: PageArguments, scope: CursorScope): OffsetArguments => ({
  ...args,
  after: decodeOffset(args.after, 'after', scope),
  before: decodeOffset(args.before, 'before', scope),
});

/** The connection page of what `readOffsetPage` got. */
export const offsetConnection = <Item>(
  page: OffsetPage<Item>,
  { kind, binding }: CursorScope,
): Page<Item> => ({
  nodes: page.records,
  hasNextPage: page.hasNextPage,
  hasPreviousPage: page.hasPreviousPage,
  totalCount: page.total,
  cursorAt: (index) => encodeCursor(kind, binding, [page.offset + index]),
});
