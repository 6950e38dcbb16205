import {
  aBoolean,
  anInteger,
  anObject,
  aPositive,
  type Check,
  createSettings,
  oneOf,
  type Settings,
  wordLists,
} from '../kit/index.ts';

import { GOOGLE_USERS, type GoogleUser, SCOPE_NAMES, type ScopeName } from './credentials.ts';

/**
 * How the sandbox behaves where Google's documentation is unclear, and limits that differ between projects. The
 * defaults are the least surprising behaviour.
 */
export interface GoogleSettings {
  /** Reads (list, search, get, batchGet) per user and minute. */
  readonly readsPerMinute: number;
  /** Copies per user and minute. */
  readonly writesPerMinute: number;
  /** First pages of full syncs per user and minute; Google does not publish the number. */
  readonly fullSyncsPerMinute: number;
  /** Length of that minute in seconds. */
  readonly windowSeconds: number;
  /** Copies per user and day. */
  readonly writesPerDay: number;
  /** Reads that one copy costs in addition to its write. Creating a contact is known to cost one. */
  readonly copyReadCost: number;
  /** Body of a 429. Both were seen: one for the project's quota, one for the account's quota in the back end. */
  readonly quotaErrorShape: 'project' | 'backend';
  /** Whether a 429 has `Retry-After`. None was seen with it, but clients should respect it anyway. */
  readonly sendsRetryAfter: boolean;
  /** Time from a warm-up until searches find anything, in milliseconds of the sandbox's clock. */
  readonly searchWarmupDelayMs: number;
  /** Lifetime of a warm-up; 0 is unlimited. */
  readonly searchCacheMs: number;
  /** Whether a search accepts `photos` in its mask, else it answers 400. */
  readonly acceptsPhotosInSearch: boolean;
  /** Whether a page size above 1000 is refused or reduced to 1000. */
  readonly listPageSizeOverflow: 'refuse' | 'cap';
  /** Whether masks may use snake case (`email_addresses`). */
  readonly acceptsSnakeCaseMasks: boolean;
  /** Lifetime of a page token; 0 is unlimited. */
  readonly pageTokenLifetimeMs: number;
  readonly syncTokenLifetimeMs: number;
  readonly expiredSyncTokenStatus: 'FAILED_PRECONDITION' | 'INVALID_ARGUMENT';
  /**
   * The answer for an expired sync token: 400 with the reason in `details`, 400 with only the message, or the 410 that
   * Google's reference promised until 2022 and its sample code still checks.
   */
  readonly expiredSyncTokenForm: 'reason' | 'message' | 'gone';
  /** Whether the token of an incremental sync gets a full lifetime, or expires with the full sync's token. */
  readonly incrementalSyncRenewsToken: boolean;
  /** The error for a sync token used with another mask or other sources: invalid argument, or expired. */
  readonly syncMismatch: 'invalid' | 'expired';
  /** Whether a sync token must also be used with the page size it came from. */
  readonly syncTokenBindsPageSize: boolean;
  /** Whether an incremental sync returns a new token even without `requestSyncToken`. */
  readonly returnsSyncTokenUnasked: boolean;
  /** What `totalSize` counts in an incremental sync: its changes, or the whole list. */
  readonly incrementalTotalSize: 'changes' | 'list';
  /** Time from a change until syncs return it. */
  readonly syncPropagationMs: number;
  /** Time from a copy until people.get finds the new contact. */
  readonly copyPropagationMs: number;
  /** Scopes that a copy needs: both `contacts` and `contacts.other.readonly`, or either, as the reference says. */
  readonly copyScopes: 'both' | 'either';
  /** Copying a contact that does not exist: 404 NOT_FOUND, or 500 INTERNAL, which was seen too. */
  readonly missingCopyStatus: 404 | 500;
  /** Whether people.get finds an other contact as `people/c…` when its source is requested. Unverified. */
  readonly servesOtherContactsByGet: boolean;
  /** google.rpc code of an `otherContacts/…` name in batchGet. Unverified. */
  readonly batchGetForeignNameCode: 3 | 5;
  /** Order of batchGet's answers. Google does not promise the order of the request. */
  readonly batchGetOrder: 'request' | 'reversed';
  /** Names in batchGet that fail with a google.rpc status while the others succeed, or that the answer omits. */
  readonly batchGetOutcomes: Readonly<Record<string, BatchGetOutcome>>;
  /** Whether `people/me` is refused with 403. */
  readonly refusesOwnProfile: boolean;
  /** Scopes that a user has revoked. Existing tokens keep working without them. */
  readonly withheldScopes: Readonly<Partial<Record<GoogleUser, readonly ScopeName[]>>>;
  readonly accessTokenLifetimeSeconds: number;
  /** Whether a refresh returns a new refresh token and revokes the old one; Google normally keeps it. */
  readonly rotatesRefreshTokens: boolean;
  /** Whether `expires_in` is sent as a string, as some token servers do. */
  readonly sendsExpiresInAsText: boolean;
  /** Whether gzip needs a user agent that contains `gzip`, as documented, besides `accept-encoding: gzip`. */
  readonly gzipNeedsUserAgent: boolean;
}

const OUTCOMES = [
  'missing',
  'INVALID_ARGUMENT',
  'PERMISSION_DENIED',
  'NOT_FOUND',
  'INTERNAL',
  'UNAVAILABLE',
] as const;

export type BatchGetOutcome = (typeof OUTCOMES)[number];

const outcomes: Check<Readonly<Record<string, BatchGetOutcome>>> = (value, name) =>
  Object.fromEntries(
    Object.entries(anObject(value, name)).map(([key, outcome]) => [
      key,
      oneOf(...OUTCOMES)(outcome, `${name}.${key}`),
    ]),
  );

const DAY_MS = 86_400_000;

const LIMITS = {
  real: { readsPerMinute: 60, writesPerMinute: 30, fullSyncsPerMinute: 10, writesPerDay: 100_000 },
  generous: {
    readsPerMinute: 6_000,
    writesPerMinute: 6_000,
    fullSyncsPerMinute: 6_000,
    writesPerDay: 100_000,
  },
} as const;

const DEFAULTS: Omit<GoogleSettings, keyof (typeof LIMITS)['real']> = {
  windowSeconds: 60,
  copyReadCost: 1,
  quotaErrorShape: 'project',
  sendsRetryAfter: false,
  searchWarmupDelayMs: 2_000,
  searchCacheMs: 0,
  acceptsPhotosInSearch: false,
  listPageSizeOverflow: 'refuse',
  acceptsSnakeCaseMasks: false,
  pageTokenLifetimeMs: 0,
  syncTokenLifetimeMs: 7 * DAY_MS,
  expiredSyncTokenStatus: 'FAILED_PRECONDITION',
  expiredSyncTokenForm: 'reason',
  incrementalSyncRenewsToken: false,
  syncMismatch: 'invalid',
  syncTokenBindsPageSize: false,
  returnsSyncTokenUnasked: true,
  incrementalTotalSize: 'changes',
  syncPropagationMs: 0,
  copyPropagationMs: 0,
  copyScopes: 'both',
  missingCopyStatus: 404,
  servesOtherContactsByGet: true,
  batchGetForeignNameCode: 5,
  batchGetOrder: 'request',
  batchGetOutcomes: {},
  refusesOwnProfile: false,
  withheldScopes: {},
  accessTokenLifetimeSeconds: 3_599,
  rotatesRefreshTokens: false,
  sendsExpiresInAsText: false,
  gzipNeedsUserAgent: true,
};

const aCount = anInteger(0);

/** The settings, with `generous` or `real` limits; `overrides` replaces single initial values. */
export const createGoogleSettings = (
  quotas: 'generous' | 'real',
  overrides: Partial<GoogleSettings>,
): Settings<GoogleSettings> =>
  createSettings<GoogleSettings>(
    { ...DEFAULTS, ...LIMITS[quotas], ...overrides },
    {
      readsPerMinute: aCount,
      writesPerMinute: aCount,
      fullSyncsPerMinute: aCount,
      writesPerDay: aCount,
      windowSeconds: aPositive,
      copyReadCost: aCount,
      quotaErrorShape: oneOf('project', 'backend'),
      sendsRetryAfter: aBoolean,
      searchWarmupDelayMs: aCount,
      searchCacheMs: aCount,
      acceptsPhotosInSearch: aBoolean,
      listPageSizeOverflow: oneOf('refuse', 'cap'),
      acceptsSnakeCaseMasks: aBoolean,
      pageTokenLifetimeMs: aCount,
      syncTokenLifetimeMs: aCount,
      expiredSyncTokenStatus: oneOf('FAILED_PRECONDITION', 'INVALID_ARGUMENT'),
      expiredSyncTokenForm: oneOf('reason', 'message', 'gone'),
      incrementalSyncRenewsToken: aBoolean,
      syncMismatch: oneOf('invalid', 'expired'),
      syncTokenBindsPageSize: aBoolean,
      returnsSyncTokenUnasked: aBoolean,
      incrementalTotalSize: oneOf('changes', 'list'),
      syncPropagationMs: aCount,
      copyPropagationMs: aCount,
      copyScopes: oneOf('both', 'either'),
      missingCopyStatus: oneOf(404, 500),
      servesOtherContactsByGet: aBoolean,
      batchGetForeignNameCode: oneOf(3, 5),
      batchGetOrder: oneOf('request', 'reversed'),
      batchGetOutcomes: outcomes,
      refusesOwnProfile: aBoolean,
      withheldScopes: wordLists(GOOGLE_USERS, SCOPE_NAMES),
      accessTokenLifetimeSeconds: anInteger(1),
      rotatesRefreshTokens: aBoolean,
      sendsExpiresInAsText: aBoolean,
      gzipNeedsUserAgent: aBoolean,
    },
  );
