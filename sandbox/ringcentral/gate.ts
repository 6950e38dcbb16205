import type { CountryCode } from 'libphonenumber-js/min';

import {
  queryValue,
  type Route,
  type Settings,
  type UpstreamRequest,
  type UpstreamResponse,
} from '../kit/index.ts';

import type { Book } from './book.ts';
import { type AppPermission, type Identity, type UserPermission, withoutPermissions } from './credentials.ts';
import { ACCOUNT_ID, findExtension, USER_EXTENSIONS } from './directory.ts';
import * as errors from './errors.ts';
import type { QuotaGroup, RateLimiter } from './rate-limiter.ts';
import type { Sessions } from './sessions.ts';
import type { RingcentralSettings } from './settings.ts';
import type { Store } from './store.ts';

/** One operation of the API, with the requirements that are checked before it runs. */
export interface Operation {
  readonly method: string;
  /** Path below the account. With `{extensionId}` the operation is on that extension's book, else on the caller's own. */
  readonly path: string;
  readonly group: QuotaGroup;
  readonly appPermission: AppPermission;
  /** Operations that need the permission to edit are refused in limited mode. */
  readonly userPermission: UserPermission;
  readonly handle: (context: OperationContext) => UpstreamResponse;
}

export interface OperationContext {
  readonly request: UpstreamRequest;
  readonly identity: Identity;
  readonly accountId: string;
  readonly extensionId: string;
  /** Home country of the extension. */
  readonly country: CountryCode;
  readonly settings: RingcentralSettings;
  /** Canonical URLs, without `~`. */
  readonly accountUri: string;
  readonly extensionUri: string;
  readonly book: () => Book;
}

export interface GateOptions {
  readonly sessions: Sessions;
  readonly limiter: RateLimiter;
  readonly store: Store;
  readonly settings: Settings<RingcentralSettings>;
  /** Applies everything that is due at the current time. */
  readonly settle: () => void;
}

const ACCOUNT_PATH = '/restapi/v1.0/account/{accountId}';

/** The access token of a request, if any; refuses an Authorization header of another scheme. */
const accessToken = (request: UpstreamRequest): string | undefined => {
  const { authorization } = request.headers;
  if (authorization === undefined) return queryValue(request, 'access_token');
  const token = /^Bearer\s+(\S+)$/i.exec(authorization.trim())?.[1];
  if (token === undefined) throw errors.refuse(errors.credentialsMalformed());
  return token;
};

/** The identity of a request; throws a 401 without one. */
export const authenticate = (request: UpstreamRequest, sessions: Sessions): Identity => {
  const token = accessToken(request);
  if (token === undefined) throw errors.refuse(errors.credentialsMissing());
  const check = sessions.check(token);
  switch (check.kind) {
    case 'valid':
      return check.identity;
    case 'expired':
      throw errors.refuse(errors.tokenExpired());
    case 'gone':
      throw errors.refuse(errors.tokenGone());
    case 'unknown':
      throw errors.refuse(errors.tokenUnknown());
  }
};

const hasAppPermission = ({ appPermissions }: Identity, needed: AppPermission): boolean =>
  // Write permission includes read permission.
  appPermissions.includes(needed) || (needed === 'ReadContacts' && appPermissions.includes('Contacts'));

const locate = (request: UpstreamRequest, { user }: Identity) => {
  const { accountId, extensionId = '~' } = request.params;
  if (accountId !== '~' && accountId !== ACCOUNT_ID) throw errors.refuse(errors.notFound('accountId'));
  const extension = findExtension(extensionId === '~' ? USER_EXTENSIONS[user] : extensionId);
  if (extension === undefined) throw errors.refuse(errors.notFound('extensionId'));
  return extension;
};

/** The routes of operations, which first check credentials, quota, permissions and the address book. */
export const createGate = ({ sessions, limiter, store, settings, settle }: GateOptions) => {
  const admit = (operation: Operation, request: UpstreamRequest, identity: Identity): OperationContext => {
    const { userPermission, appPermission } = operation;
    const { availability, maintenanceCode } = settings.values;
    if (availability === 'limited' && userPermission === 'EditPersonalContacts') {
      throw errors.refuse(errors.writesUnavailable(maintenanceCode));
    }
    if (!hasAppPermission(identity, appPermission))
      throw errors.refuse(errors.applicationLacks(appPermission));
    const { accountId, extensionId, country } = locate(request, identity);
    if (!identity.userPermissions.includes(userPermission))
      throw errors.refuse(errors.userLacks(userPermission));
    if (extensionId !== USER_EXTENSIONS[identity.user] && !identity.hasExtendedScope) {
      throw errors.refuse(errors.userLacksExtendedScope(userPermission));
    }
    const accountUri = `${request.origin}/restapi/v1.0/account/${accountId}`;
    return {
      request,
      identity,
      accountId,
      extensionId,
      country,
      settings: settings.values,
      accountUri,
      extensionUri: `${accountUri}/extension/${extensionId}`,
      book: () => store.book(extensionId),
    };
  };

  const run = (operation: Operation, request: UpstreamRequest): UpstreamResponse => {
    settle();
    const known = authenticate(request, sessions);
    const identity = withoutPermissions(known, settings.values.withheldPermissions[known.user] ?? []);
    // A bulk call counts once. Refused calls count too.
    return limiter.spend(`${identity.user} ${identity.clientId}`, operation.group, () =>
      operation.handle(admit(operation, request, identity)),
    );
  };

  return (operation: Operation): Route => ({
    method: operation.method,
    path: `${ACCOUNT_PATH}${operation.path}`,
    handle: (request) => run(operation, request),
  });
};
