import type { Page } from './connection.ts';
import { badPayload, type CursorScope, decodeCursor, encodeCursor } from './cursor.ts';
import type { Anchor, ListOrder } from './list-order.ts';
import type { NumberedArguments, NumberedPage, RowPlace } from './numbered-page.ts';
import type { PageArguments } from './page-arguments.ts';

/** The place before the first record. */
const START = -1;
/** As much of a sort value as tells its place; cursors must stay short. */
const MAX_VALUE = 100;

/** The cursor of the place before the first record: as `after` the whole list follows, as `before` nothing. */
export const startCursor = ({ kind, binding }: CursorScope): string => encodeCursor(kind, binding, [START]);

const encodePlace = ({ kind, binding }: CursorScope, offset: number, { key, values }: Anchor): string =>
  encodeCursor(kind, binding, [offset, key, ...values]);

const decodePlace = (
  cursor: string | null,
  argument: 'after' | 'before',
  scope: CursorScope,
): RowPlace | null => {
  if (cursor === null) return null;
  const [offset, key, ...values] = decodeCursor(cursor, { ...scope, argument });
  const isPlace = typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= START;
  const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';
  if (!isPlace || (key !== undefined && typeof key !== 'string') || !values.every(isText)) {
    throw badPayload(argument, 'carries no position in a list');
  }
  if (offset === START && argument === 'after') return null;
  return key === undefined ? { offset } : { offset, anchor: { key, values } };
};

/** The paging arguments with their cursors decoded. Throws RelayInputError on cursors not of this scope. */
export const decodeNumberedArguments = (args: PageArguments, scope: CursorScope): NumberedArguments => ({
  ...args,
  after: decodePlace(args.after, 'after', scope),
  before: decodePlace(args.before, 'before', scope),
});

/** An order whose sort values are cut to what cursors carry of them. */
export const listOrder = <Item>(anchorOf: ListOrder<Item>['anchorOf']): ListOrder<Item> => ({
  anchorOf: (item) => {
    const { key, values } = anchorOf(item);
    return { key, values: values.map((value) => value?.slice(0, MAX_VALUE) ?? null) };
  },
});

/** The connection page of what `readNumberedPage` got; records that cannot be read are left out. */
export const numberedConnection = <Item>(
  { records, offset, total, hasNextPage, hasPreviousPage }: NumberedPage<Item>,
  scope: CursorScope,
  order: ListOrder<Item>,
): Page<Item> => {
  const rows = records.flatMap((node, index) => (node === null ? [] : [{ node, offset: offset + index }]));
  return {
    nodes: rows.map(({ node }) => node),
    hasNextPage,
    hasPreviousPage,
    totalCount: total,
    cursorAt: (index) => {
      const row = rows[index];
      if (row === undefined) throw new RangeError(`The page has no record ${String(index)}.`);
      return encodePlace(scope, row.offset, order.anchorOf(row.node));
    },
  };
};
