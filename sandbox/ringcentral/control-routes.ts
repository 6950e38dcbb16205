import type { ControlRoute } from '../kit/index.ts';
import { RINGCENTRAL_CLIENT_ID, RINGCENTRAL_JWTS, STATIC_TOKENS } from './credentials.ts';
import { USERS } from './directory.ts';
import type { StoreView } from './store.ts';

/** Control endpoints that only this upstream has. */
export const controlRoutes = (view: StoreView): readonly ControlRoute[] => [
  {
    method: 'GET',
    path: 'credentials',
    description: 'The access tokens that never expire, and what a client needs to get others.',
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
];
