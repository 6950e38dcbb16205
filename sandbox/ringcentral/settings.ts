import {
  aBoolean,
  anInteger,
  aPositive,
  aString,
  type Check,
  ControlError,
  createSettings,
  oneOf,
  type Settings,
  wordLists,
} from '../kit/index.ts';

import { PHONE_FIELDS, type PhoneField } from './contact.ts';
import { type Permission, PERMISSIONS } from './credentials.ts';
import { type User, USERS } from './directory.ts';

/**
 * What is published nowhere about the real service, or published in two versions: one switch each. The defaults
 * are what is likeliest, or what most clients were seen to rely on. All can be changed while the sandbox runs.
 */
export interface RingcentralSettings {
  /** Most ids in one GET, PUT or DELETE of contacts. */
  readonly bulkLimit: number;
  /** Format of a 207: by the `Accept` header, or always one of the two. */
  readonly bulkEncoding: 'accept' | 'multipart' | 'json';
  /** Whether PUT of `contact/*` with ids in the body is served. */
  readonly bulkWildcard: boolean;
  /** Effect of a single JSON object that is PUT to several ids. */
  readonly bulkSingleBody: 'refuse' | 'apply';
  /** Which of the two forms of a bulk body are taken; the other one gets a 415. */
  readonly bulkBodies: 'any' | 'json' | 'multipart';
  /** Bulk bodies that may be sent with a query string such as `dialingPlan`. */
  readonly bulkQuery: 'allow' | 'multipart' | 'refuse';
  /** The same id twice in one bulk call. */
  readonly duplicateIds: 'repeat' | 'refuse';
  /** Whether first and last names are returned HTML-escaped. */
  readonly escapeNames: boolean;
  readonly putSemantics: 'replace' | 'merge';
  /** Effect of PATCH on an address with only some parts. */
  readonly patchAddresses: 'merge' | 'replace';
  /** Whether country codes are returned as English names. */
  readonly normaliseCountry: boolean;
  /** Whether lists report the total number of contacts. */
  readonly totalElements: boolean;
  /** `totalPages` of a list without contacts. */
  readonly emptyListPages: number;
  /** Most contacts on a page of a list, whatever `perPage` asks for. */
  readonly maxPerPage: number;
  readonly perPageZero: 'empty' | 'refuse';
  /** Position of contacts that lack the sort key. */
  readonly emptySortKeys: 'first' | 'last';
  /** Numbers that the `phoneNumber` filter looks at. */
  readonly phoneFilterFields: readonly PhoneField[];
  readonly favoritesPutStatus: 200 | 201;
  /** Whether a PUT keeps the given ordinals or renumbers them from 1. */
  readonly favoriteOrdinals: 'keep' | 'renumber';
  readonly favoriteLimit: number;
  /** Whether a list accepts and keeps undocumented entries and members. */
  readonly favoriteKinds: 'published' | 'any';
  /** Whether errors about favorites name the parameter; published ones only have codes and messages. */
  readonly nameFavoriteFaults: boolean;
  /** Whether deleting a contact also removes it from the favorites. */
  readonly deletionDropsFavorites: boolean;
  readonly bookLimit: number;
  /** Error code of a full book. */
  readonly bookFullCode: string;
  /** Longest `notes`, in characters. */
  readonly notesLimit: number;
  readonly validateEmails: boolean;
  /** Treatment of numbers of up to six digits outside the dialing plan, such as internal extensions. */
  readonly shortNumbers: 'keep' | 'refuse';
  /** Separator between a number and its extension in responses. */
  readonly extensionSeparator: string;
  /** Whether a request for changes returns the whole book. */
  readonly syncAnswersFull: boolean;
  /** Whether the token of a full sync's page can be used at once, or only when the last page has been read. */
  readonly fullSyncTokens: 'every-page' | 'last-page';
  /** Seconds that a sync token lives after it was last issued; null: for ever. */
  readonly syncTokenSeconds: number | null;
  /** Seconds after which a deleted contact reads `Purged`; null: never. */
  readonly purgeSeconds: number | null;
  /** How a sync reports a deleted contact. */
  readonly tombstones: 'id' | 'full';
  /** Whether upload tasks advance with the clock or by one state per poll. */
  readonly uploadPace: 'clock' | 'poll';
  readonly uploadAcceptedSeconds: number;
  readonly uploadRunSeconds: number;
  /** Format of `results`, of those published; `single` is `list` with a single entry unwrapped. */
  readonly uploadResults: 'object' | 'list' | 'single';
  readonly uploadOutcome: 'completed' | 'failed';
  readonly uploadRetentionSeconds: number;
  /** Whether an upload needs permissions for other extensions even for the caller's own book. */
  readonly uploadNeedsExtendedScope: boolean;
  /** `limited`: reads work, writes answer 503. */
  readonly availability: 'full' | 'limited';
  /** Top-level code of that 503. */
  readonly maintenanceCode: 'CMN-211' | 'MaintenanceMode';
  /** Permissions that a user, or the application for this user, has lost; `ExtendedScope` reaches other extensions. */
  readonly withheldPermissions: Readonly<Partial<Record<User, readonly Permission[]>>>;
  /** Sessions that one user may have with one application; the oldest ends. Null: any number. */
  readonly sessionCap: number | null;
  readonly issueRefreshTokens: boolean;
  /** Seconds of the sliding window of the rate limits: the upstream's minute. */
  readonly windowSeconds: number;
  /** Seconds that an exceeded rate limit keeps refusing; null: as long as the window. */
  readonly penaltySeconds: number | null;
}

const DEFAULT_SETTINGS: RingcentralSettings = {
  bulkLimit: 50,
  bulkEncoding: 'accept',
  bulkWildcard: false,
  bulkSingleBody: 'refuse',
  bulkBodies: 'any',
  bulkQuery: 'allow',
  duplicateIds: 'repeat',
  escapeNames: false,
  putSemantics: 'replace',
  patchAddresses: 'merge',
  normaliseCountry: true,
  totalElements: true,
  emptyListPages: 1,
  maxPerPage: 1_000,
  perPageZero: 'empty',
  emptySortKeys: 'last',
  phoneFilterFields: PHONE_FIELDS,
  favoritesPutStatus: 200,
  favoriteOrdinals: 'keep',
  favoriteLimit: 100,
  favoriteKinds: 'published',
  nameFavoriteFaults: true,
  deletionDropsFavorites: true,
  bookLimit: 10_000,
  bookFullCode: 'PAB-101',
  notesLimit: 10_000,
  validateEmails: false,
  shortNumbers: 'keep',
  extensionSeparator: '*',
  syncAnswersFull: false,
  fullSyncTokens: 'every-page',
  syncTokenSeconds: null,
  purgeSeconds: null,
  tombstones: 'id',
  uploadPace: 'clock',
  uploadAcceptedSeconds: 1,
  uploadRunSeconds: 2,
  uploadResults: 'object',
  uploadOutcome: 'completed',
  uploadRetentionSeconds: 86_400,
  uploadNeedsExtendedScope: true,
  availability: 'full',
  maintenanceCode: 'CMN-211',
  withheldPermissions: {},
  sessionCap: 5,
  issueRefreshTokens: true,
  windowSeconds: 60,
  penaltySeconds: null,
};

const nullOr =
  <Value>(check: Check<Value>): Check<Value | null> =>
  (value, name) =>
    value === null ? null : check(value, name);

const anAmount: Check<number> = (value, name) => {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
  throw new ControlError(`${name} must be a number ≥ 0, not ${JSON.stringify(value)}.`);
};

const okOrCreated: Check<200 | 201> = (value, name) => {
  if (value === 200 || value === 201) return value;
  throw new ControlError(`${name} must be 200 or 201, not ${JSON.stringify(value)}.`);
};

const phoneFields: Check<readonly PhoneField[]> = (value, name) => {
  if (Array.isArray(value))
    return value.map((field, index) => oneOf(...PHONE_FIELDS)(field, `${name}.${index}`));
  throw new ControlError(
    `${name} must be a list of ${PHONE_FIELDS.join(', ')}, not ${JSON.stringify(value)}.`,
  );
};

const CHECKS: { readonly [Name in keyof RingcentralSettings]: Check<RingcentralSettings[Name]> } = {
  bulkLimit: anInteger(1),
  bulkEncoding: oneOf('accept', 'multipart', 'json'),
  bulkWildcard: aBoolean,
  bulkSingleBody: oneOf('refuse', 'apply'),
  bulkBodies: oneOf('any', 'json', 'multipart'),
  bulkQuery: oneOf('allow', 'multipart', 'refuse'),
  duplicateIds: oneOf('repeat', 'refuse'),
  escapeNames: aBoolean,
  putSemantics: oneOf('replace', 'merge'),
  patchAddresses: oneOf('merge', 'replace'),
  normaliseCountry: aBoolean,
  totalElements: aBoolean,
  emptyListPages: anInteger(0, 1),
  maxPerPage: anInteger(1, 1_000),
  perPageZero: oneOf('empty', 'refuse'),
  emptySortKeys: oneOf('first', 'last'),
  phoneFilterFields: phoneFields,
  favoritesPutStatus: okOrCreated,
  favoriteOrdinals: oneOf('keep', 'renumber'),
  favoriteLimit: anInteger(0),
  favoriteKinds: oneOf('published', 'any'),
  nameFavoriteFaults: aBoolean,
  deletionDropsFavorites: aBoolean,
  bookLimit: anInteger(0),
  bookFullCode: aString,
  notesLimit: anInteger(0),
  validateEmails: aBoolean,
  shortNumbers: oneOf('keep', 'refuse'),
  extensionSeparator: aString,
  syncAnswersFull: aBoolean,
  fullSyncTokens: oneOf('every-page', 'last-page'),
  syncTokenSeconds: nullOr(anAmount),
  purgeSeconds: nullOr(anAmount),
  tombstones: oneOf('id', 'full'),
  uploadPace: oneOf('clock', 'poll'),
  uploadAcceptedSeconds: anAmount,
  uploadRunSeconds: anAmount,
  uploadResults: oneOf('object', 'list', 'single'),
  uploadOutcome: oneOf('completed', 'failed'),
  uploadRetentionSeconds: anAmount,
  uploadNeedsExtendedScope: aBoolean,
  availability: oneOf('full', 'limited'),
  maintenanceCode: oneOf('CMN-211', 'MaintenanceMode'),
  withheldPermissions: wordLists(USERS, PERMISSIONS),
  sessionCap: nullOr(anInteger(1)),
  issueRefreshTokens: aBoolean,
  windowSeconds: aPositive,
  penaltySeconds: nullOr(anAmount),
};

/** The settings of one running upstream: the defaults, overridden by `changes`. */
export const createRingcentralSettings = (
  changes: Partial<RingcentralSettings> = {},
): Settings<RingcentralSettings> => createSettings({ ...DEFAULT_SETTINGS, ...changes }, CHECKS);
