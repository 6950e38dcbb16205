import type { GraphQLResolveInfo } from 'graphql';

import { reportUnreadable, userInputError } from '../clients/errors/graphql-errors.ts';
import type { Context } from '../context/context.ts';
import { type ListSources, MAX_PAGE_SIZE } from '../loaders/other-contacts.ts';
import type { PersonChangeConnectionParent, PersonChangeRecord } from '../loaders/records.ts';
import { readSyncWindow } from '../loaders/sync-window.ts';
import { bindingOf, parseForwardArguments } from '../relay/cursor.ts';
import { isIntegerFrom } from '../relay/opaque-argument.ts';
import { damagedSince, decodeSince, encodeSince } from '../relay/since.ts';

import { SOURCES_OF } from './arguments.ts';
import {
  asksForFacts,
  CHANGE_LIMITS,
  type ChangeArguments,
  changePage,
  decodeSyncPosition,
  encodeSyncPosition,
  NO_CHANGES,
  noPosition,
} from './change-connection.ts';
import { personSelection, requestedNodeFields } from './selection.ts';

const KIND = 'otherContactChanges';

/** A page of changes among the caller's other contacts. */
export const personChangeConnection = async (
  sources: ListSources,
  args: ChangeArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<PersonChangeConnectionParent> => {
  const { loaders, signal } = context;
  const { first, after: cursor } = parseForwardArguments(args, CHANGE_LIMITS);
  const since = args.since == null ? null : decodePersonSince(args.since, sources);
  const scope = { kind: KIND, binding: bindingOf({ sources, since }) };
  const after = cursor === null ? null : decodePersonPosition(cursor, scope);
  if (first === 0 && !asksForFacts(info, 'PersonChangeConnection')) return NO_CHANGES;

  // Google's tokens are only valid with the page size of the call that they come from.
  const pageSize = after?.pageSize ?? since?.pageSize ?? (first || CHANGE_LIMITS.defaultFirst);
  const syncToken = since?.syncToken ?? null;
  const selection = personSelection(requestedNodeFields(info, 'Person', ['person']));
  const window = await readSyncWindow({
    first,
    after,
    pageSize,
    upstream: 'google-people',
    signal,
    load: (pageToken) =>
      loaders.otherContactSyncs.load({ sources, pageSize, syncToken, pageToken, selection }),
    fingerprint,
  });
  reportUnreadable(window.unreadable, 'google-people', context, info);
  return {
    ...changePage(window, {
      isAfterCursor: after !== null,
      cursorOf: (position) => encodeSyncPosition(scope, position),
      sinceOf: (token) => encodeSince(KIND, [sources, pageSize, token]),
    }),
    totalCount: window.page.totalSize,
  };
};

/** Google changes a person's etag with every change. */
const fingerprint = ({ resourceName, person }: PersonChangeRecord): string =>
  `${resourceName} ${person?.etag ?? ''}`;

const decodePersonPosition = (cursor: string, scope: { kind: string; binding: string }) => {
  const { position, rest } = decodeSyncPosition(cursor, scope, MAX_PAGE_SIZE);
  if (rest.length > 0) throw noPosition();
  return position;
};

interface PersonSince {
  readonly pageSize: number;
  readonly syncToken: string;
}

/** Google's token in a `since`. It is only valid with the same sources. */
const decodePersonSince = (since: string, sources: ListSources): PersonSince => {
  const [madeWith, pageSize, syncToken, ...rest] = decodeSince(since, KIND);
  const isWhole =
    (madeWith === 'contact' || madeWith === 'contactAndProfile') &&
    isIntegerFrom(1, MAX_PAGE_SIZE, pageSize) &&
    typeof syncToken === 'string' &&
    rest.length === 0;
  if (!isWhole) throw damagedSince();
  if (madeWith === sources) return { pageSize, syncToken };
  throw userInputError(
    `comes from a sync with the sources [${SOURCES_OF[madeWith].join(', ')}], but this request has ` +
      `[${SOURCES_OF[sources].join(', ')}]. Pass the same sources, or leave \`since\` out for a full sync.`,
    'since',
  );
};
