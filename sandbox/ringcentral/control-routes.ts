import { anInteger, checkShape, ControlError, type ControlRoute, userRoutes } from '../kit/index.ts';

import { RINGCENTRAL_CLIENT_ID, RINGCENTRAL_JWTS, STATIC_TOKENS } from './credentials.ts';
import { aUser, USER_EXTENSIONS, USERS } from './directory.ts';
import { changesRoute } from './outside-changes.ts';
import type { Sessions } from './sessions.ts';
import type { RingcentralSettings } from './settings.ts';
import { MAX_SEEDED, type Store, type StoreView } from './store.ts';
import type { Sync } from './sync.ts';

export interface ControlServices {
  readonly view: StoreView;
  readonly store: Store;
  readonly sync: Sync;
  readonly sessions: Sessions;
  readonly settings: () => RingcentralSettings;
}

/** Control endpoints that only this upstream has. */
export const controlRoutes = ({
  view,
  store,
  sync,
  sessions,
  settings,
}: ControlServices): readonly ControlRoute[] => [
  {
    method: 'GET',
    path: 'credentials',
    description: 'The access tokens that never expire, and the credentials to get others.',
    handle: () => ({
      accessTokens: Object.entries(STATIC_TOKENS).map(
        ([token, { user, appPermissions, userPermissions }]) => ({
          token,
          user,
          appPermissions,
          userPermissions,
        }),
      ),
      clientId: RINGCENTRAL_CLIENT_ID,
      jwts: RINGCENTRAL_JWTS,
    }),
  },
  {
    method: 'GET',
    path: 'books',
    description: 'Account, extension, number of contacts and favorites, and revision of each user.',
    handle: () =>
      USERS.map((user) => ({
        user,
        accountId: view.accountId,
        extensionId: view.extensionId(user),
        contacts: view.contacts(user).length,
        favorites: view.favorites(user).length,
        revision: view.revision(user),
      })),
  },
  changesRoute(store, settings),
  {
    method: 'POST',
    path: 'book-size',
    description:
      'Replaces the contacts of a user with this number of new ones: {"user": "demo", "contacts": 10000}.',
    handle({ body }) {
      const { user = 'demo', contacts } = checkShape(body, 'body', {
        user: aUser,
        contacts: anInteger(0, MAX_SEEDED),
      });
      if (contacts === undefined) throw new ControlError(`body.contacts is required: 0 to ${MAX_SEEDED}.`);
      store.resize(user, contacts);
      sync.loseTokens(USER_EXTENSIONS[user]);
      return { user, contacts };
    },
  },
  ...userRoutes(aUser, {
    withdraw: sessions.withdraw,
    loseSyncTokens: (user) => sync.loseTokens(USER_EXTENSIONS[user]),
  }),
];
