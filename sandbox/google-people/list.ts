import type { ApiCall, ApiMethod } from './api-method.ts';
import type { Book, OtherContact } from './book.ts';
import { SCOPES } from './credentials.ts';
import { invalidArgument } from './errors.ts';
import { CONTACT_MASK, PROFILE_MASK, readMask } from './masks.ts';
import { type PagePosition, readPageToken, writePageToken } from './page-token.ts';
import { type Person, renderPerson, renderTombstone, type View } from './person.ts';
import type { GoogleSettings } from './settings.ts';
import { listSources, readSources } from './sources.ts';
import { readSyncToken, type SyncState, writeSyncToken } from './sync-token.ts';

const DEFAULT_PAGE_SIZE = 100;
const MAX_PAGE_SIZE = 1_000;

/** Lists return at most this many e-mail addresses and phone numbers of a person. */
const LIST_LIMIT = 100;

const readPageSize = ({ query, settings }: ApiCall): number => {
  const size = query.int32('pageSize');
  if (size < 0 || (size > MAX_PAGE_SIZE && settings.listPageSizeOverflow === 'refuse'))
    throw invalidArgument();
  return size === 0 ? DEFAULT_PAGE_SIZE : Math.min(size, MAX_PAGE_SIZE);
};

/** The parameters that must not change between the call that issued a page or sync token and the call that uses it. */
const bindings = ({ query, settings }: ApiCall): { readonly page: string; readonly sync: string } => {
  const what = [query.string('readMask'), ...query.strings('sources')];
  const size = query.string('pageSize');
  return {
    page: JSON.stringify([...what, size, query.string('requestSyncToken'), query.string('syncToken')]),
    sync: JSON.stringify(settings.syncTokenBindsPageSize ? [...what, size] : what),
  };
};

interface Slice {
  readonly items: readonly OtherContact[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: number;
  readonly total: number;
}

/** Contacts from a position of the list on. Positions never change, so changes between two pages shift nothing. */
const sliceList = (book: Book, from: number, size: number): Slice => {
  const items: OtherContact[] = [];
  let position = from;
  for (; position < book.length && items.length < size; position += 1) {
    const other = book.otherContactAt(position);
    if (other !== undefined && !other.isDeleted) items.push(other);
  }
  const hasMore = (): boolean => {
    for (let rest = position; rest < book.length; rest += 1) {
      if (book.otherContactAt(rest)?.isDeleted === false) return true;
    }
    return false;
  };
  return { items, total: book.otherContactCount, ...(hasMore() && { next: position }) };
};

/** Contacts changed since a sync; here a position is the number of changes already shown. */
const sliceChanges = (
  book: Book,
  { since, upTo }: { readonly since: number; readonly upTo: number },
  from: number,
  size: number,
  { incrementalTotalSize }: GoogleSettings,
): Slice => {
  // A contact that changes again while pages are read leaves this list and shows up in the next sync.
  const changes = book.changes(since, book.revision).filter(({ revision }) => revision <= upTo);
  const rest = changes.filter(({ revision }) => revision > from);
  const items = rest.slice(0, size);
  return {
    items,
    total: incrementalTotalSize === 'changes' ? changes.length : book.otherContactCount,
    ...(rest.length > size && { next: items.at(-1)?.revision ?? from }),
  };
};

/** The validated parameters of a call, with the content of its tokens. */
interface ListRequest {
  readonly pageSize: number;
  readonly view: View;
  readonly isSyncAsked: boolean;
  readonly start: PagePosition;
  /** Absent in a full listing. */
  readonly sync?: SyncState;
  readonly writePage: (position: PagePosition) => string;
  readonly writeSync: (state: SyncState) => string;
}

const readRequest = (call: ApiCall, now: number): ListRequest => {
  const { query, book, settings, grant } = call;
  const { hasProfiles, types } = listSources(readSources(query.strings('sources')));
  const mask = readMask(query.string('readMask'), {
    name: 'readMask',
    allowed: hasProfiles ? PROFILE_MASK : CONTACT_MASK,
    acceptsSnakeCase: settings.acceptsSnakeCaseMasks,
  });
  const binding = bindings(call);
  // Seeding replaces the book, so tokens of the old book are invalid.
  const user = `${grant.user}/${book.generation}`;
  const owner = { user, now, settings };
  const page = readPageToken(query.string('pageToken'), { ...owner, binding: binding.page });
  const sync = readSyncToken(query.string('syncToken'), {
    ...owner,
    user: grant.user,
    epoch: book.syncEpoch,
    binding: binding.sync,
    revision: book.revision,
  });
  const isSyncAsked = query.bool('requestSyncToken');
  const pageSize = readPageSize(call);
  if (isSyncAsked && sync === undefined && page === undefined) call.charge({ fullSync: 1 });
  return {
    pageSize,
    view: { mask, sources: types, listLimit: LIST_LIMIT },
    isSyncAsked,
    start: page ?? {
      next: sync?.revision ?? 0,
      upTo: book.revisionBefore(settings.syncPropagationMs),
      startedAt: now,
    },
    ...(sync && { sync }),
    writePage: (position) => writePageToken(position, user, binding.page),
    writeSync: (state) =>
      writeSyncToken({ ...state, user: grant.user, epoch: book.syncEpoch, binding: binding.sync }),
  };
};

const list = (call: ApiCall, now: number): object => {
  const { book, settings } = call;
  const { pageSize, view, isSyncAsked, start, sync, writePage, writeSync } = readRequest(call, now);
  const slice =
    sync === undefined
      ? sliceList(book, start.next, pageSize)
      : sliceChanges(book, { since: sync.revision, upTo: start.upTo }, start.next, pageSize, settings);
  const people = slice.items.map(({ person, isDeleted }): Person =>
    isDeleted ? renderTombstone(person, view.mask) : renderPerson(person, view),
  );
  const givesSyncToken =
    slice.next === undefined && (isSyncAsked || (sync !== undefined && settings.returnsSyncTokenUnasked));
  const nextSync: SyncState = {
    revision: start.upTo,
    issuedAt: sync === undefined || settings.incrementalSyncRenewsToken ? start.startedAt : sync.issuedAt,
  };
  return {
    ...(people.length > 0 && { otherContacts: people }),
    ...(slice.next !== undefined && { nextPageToken: writePage({ ...start, next: slice.next }) }),
    ...(givesSyncToken && { nextSyncToken: writeSync(nextSync) }),
    ...(slice.total > 0 && { totalSize: slice.total }),
  };
};

/** `GET /v1/otherContacts`: pages, full syncs and incremental syncs. `now` in milliseconds. */
export const listMethod = (now: () => number): ApiMethod => ({
  method: 'GET',
  path: '/v1/otherContacts',
  rpc: 'ListOtherContacts',
  message: 'ListOtherContactsResponse',
  parameters: ['pageSize', 'pageToken', 'readMask', 'requestSyncToken', 'sources', 'syncToken'],
  scopes: [SCOPES.otherContactsReadonly],
  cost: () => ({ read: 1 }),
  handle: (call) => list(call, now()),
});
