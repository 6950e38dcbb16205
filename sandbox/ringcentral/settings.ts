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
 * One setting for each behaviour of the real service that is not published, or published in two versions. The defaults
 * are the likeliest behaviour, or what most clients rely on. All can be changed while the sandbox runs.
 */
export interface RingcentralSettings {
  /** Maximum number of ids in one GET, PUT or DELETE of contacts. */
  readonly bulkLimit: number;
  /** Format of a 207: by the `Accept` header, or always one of the two. */
  readonly bulkEncoding: 'accept' | 'multipart' | 'json';
  /** Whether PUT of `contact/*` with ids in the body works. */
  readonly bulkWildcard: boolean;
  /** Effect of a single JSON object that is PUT to several ids. */
  readonly bulkSingleBody: 'refuse' | 'apply';
  /** Which formats of a bulk body are accepted; another one gets a 415. */
  readonly bulkBodies: 'any' | 'json' | 'multipart';
  /** Which bulk bodies may have a query string such as `dialingPlan`. */
  readonly bulkQuery: 'allow' | 'multipart' | 'refuse';
  /** Effect of the same id twice in one bulk call. */
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
  /** Maximum number of contacts on a page of a list, even if `perPage` is larger. */
  readonly maxPerPage: number;
  readonly perPageZero: 'empty' | 'refuse';
  /** Position of contacts without the sort key. */
  readonly emptySortKeys: 'first' | 'last';
  /** Numbers that the `phoneNumber` filter searches. */
  readonly phoneFilterFields: readonly PhoneField[];
  readonly favoritesPutStatus: 200 | 201;
  /** Whether a PUT keeps the given ordinals or renumbers them from 1. */
  readonly favoriteOrdinals: 'keep' | 'renumber';
  readonly favoriteLimit: number;
  /** Whether a list accepts and keeps undocumented entries and members. */
  readonly favoriteKinds: 'published' | 'any';
  /** Whether errors about favorites name the parameter; published examples only have codes and messages. */
  readonly favoriteErrorsNameParameter: boolean;
  /** Whether deleting a contact also removes it from the favorites. */
  readonly deletionDropsFavorites: boolean;
  readonly bookLimit: number;
  /** Error code when the book is full. */
  readonly bookFullCode: string;
  /** Maximum length of `notes`, in characters. */
  readonly notesLimit: number;
  readonly validateEmails: boolean;
  /** Treatment of numbers of up to six digits outside the dialing plan, such as internal extensions. */
  readonly shortNumbers: 'keep' | 'refuse';
  /** Separator between a number and its extension in responses. */
  readonly extensionSeparator: string;
  /** Whether a request for changes returns the whole book. */
  readonly syncAnswersFull: boolean;
  /** Whether the token on every page of a full sync is valid, or only that of the last page. */
  readonly fullSyncTokens: 'every-page' | 'last-page';
  /** Lifetime of a sync token after it was last issued; null: unlimited. */
  readonly syncTokenSeconds: number | null;
  /** Seconds after which a deleted contact is `Purged`; null: never. */
  readonly purgeSeconds: number | null;
  /** How a sync reports a deleted contact. */
  readonly tombstones: 'id' | 'full';
  /** Whether upload tasks advance with the clock or by one state per poll. */
  readonly uploadPace: 'clock' | 'poll';
  readonly uploadAcceptedSeconds: number;
  readonly uploadRunSeconds: number;
  /** Format of `results`; all three are published. `single` is `list`, but one entry alone is not in a list. */
  readonly uploadResults: 'object' | 'list' | 'single';
  readonly uploadOutcome: 'completed' | 'failed';
  readonly uploadRetentionSeconds: number;
  /** Whether an upload needs the permission for other extensions even for the caller's own book. */
  readonly uploadNeedsExtendedScope: boolean;
  /** `limited`: reads work, writes answer 503. */
  readonly availability: 'full' | 'limited';
  /** Top-level code of that 503. */
  readonly maintenanceCode: 'CMN-211' | 'MaintenanceMode';
  /** Permissions that a user, or the application for this user, has lost. `ExtendedScope` is for other extensions. */
  readonly withheldPermissions: Readonly<Partial<Record<User, readonly Permission[]>>>;
  /** Maximum sessions of one user with one application, after which the oldest ends; null: unlimited. */
  readonly sessionCap: number | null;
  readonly issueRefreshTokens: boolean;
  /** Length of the rate limits' sliding window in seconds; a minute at the real service. */
  readonly windowSeconds: number;
  /** Length of the penalty after an exceeded rate limit, in seconds; null: as long as the window. */
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
  favoriteErrorsNameParameter: true,
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
  favoriteErrorsNameParameter: aBoolean,
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
