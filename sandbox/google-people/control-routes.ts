import { anInteger, checkShape, ControlError, type ControlRoute, userRoutes } from '../kit/index.ts';

import {
  aUser,
  GOOGLE_CLIENT_ID,
  GOOGLE_CLIENT_SECRET,
  GOOGLE_REFRESH_TOKENS,
  GOOGLE_STATIC_TOKENS,
  GOOGLE_USERS,
} from './credentials.ts';
import { changesRoute } from './outside-changes.ts';
import type { GoogleStore } from './store.ts';
import type { Tokens } from './tokens.ts';

/** Control endpoints for the people of the sandbox. */
export const controlRoutes = (
  store: GoogleStore,
  tokens: Pick<Tokens, 'withdraw'>,
): readonly ControlRoute[] => [
  {
    method: 'GET',
    path: 'users',
    description: 'The users, their tokens, and how many people each has.',
    handle: () => ({
      users: GOOGLE_USERS.map((user) => ({
        user,
        otherContacts: store.book(user).otherContactCount,
        contacts: store.book(user).contacts().length,
        refreshToken: GOOGLE_REFRESH_TOKENS[user],
      })),
      accessTokens: Object.entries(GOOGLE_STATIC_TOKENS).map(([token, grant]) => ({ token, ...grant })),
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
    }),
  },
  changesRoute(store),
  {
    method: 'POST',
    path: 'book-size',
    description:
      'Replaces the other contacts of a user with this number of new ones: {"user": "demo", "otherContacts": 10000}.',
    handle: ({ body }) => {
      const { user = 'demo', otherContacts } = checkShape(body, 'body', {
        user: aUser,
        otherContacts: anInteger(0, 1_000_000),
      });
      if (otherContacts === undefined)
        throw new ControlError('body.otherContacts is required: 0 to 1000000.');
      store.resize(user, otherContacts);
      return { user, otherContacts };
    },
  },
  ...userRoutes(aUser, {
    withdraw: tokens.withdraw,
    loseSyncTokens: (user) => store.book(user).loseSyncTokens(),
  }),
];
