import type { ControlRoute } from './control.ts';
import { aString, type Check, checkShape, ControlError } from './input.ts';

/** One token, or all tokens of a user. */
export type TokenChoice<User extends string> = { readonly token: string } | { readonly user: User };

const chosen = <User extends string>(token?: string, user?: User): TokenChoice<User> => {
  if (token !== undefined && user === undefined) return { token };
  if (token === undefined && user !== undefined) return { user };
  throw new ControlError('body must have a token or a user.');
};

/** Control endpoints that revoke tokens of a user. */
export const userRoutes = <User extends string>(
  aUser: Check<User>,
  does: {
    /** Revokes tokens; false when there are none. */
    readonly withdraw: (choice: TokenChoice<User>) => boolean;
    readonly loseSyncTokens: (user: User) => void;
  },
): readonly ControlRoute[] => [
  {
    method: 'POST',
    path: 'tokens/revoke',
    description:
      'Revokes an access or refresh token, or all access tokens of a user: {"token"} or {"user"}. The next call with it gets a 401.',
    handle({ body }) {
      const { token, user } = checkShape(body, 'body', { token: aString, user: aUser });
      if (!does.withdraw(chosen(token, user))) throw new ControlError('This token does not exist.');
    },
  },
  {
    method: 'POST',
    path: 'sync-tokens/lose',
    description: 'Makes all sync tokens of a user invalid, as if they had expired: {"user": "demo"}.',
    handle({ body }) {
      const { user } = checkShape(body, 'body', { user: aUser });
      if (user === undefined) throw new ControlError('body.user is required.');
      does.loseSyncTokens(user);
    },
  },
];
