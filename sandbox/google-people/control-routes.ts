import { anInteger, aString, checkShape, ControlError, oneOf } from '../kit/index.ts';
import type { Check, ControlRoute } from '../kit/index.ts';
import type { OtherContactInput } from './contact-input.ts';
import {
  GOOGLE_CLIENT_ID,
  GOOGLE_CLIENT_SECRET,
  GOOGLE_REFRESH_TOKENS,
  GOOGLE_STATIC_TOKENS,
  GOOGLE_USERS,
} from './credentials.ts';
import type { GoogleUser } from './credentials.ts';
import { readContactName } from './ids.ts';
import type { GoogleStore } from './store.ts';

const aUser: Check<GoogleUser> = oneOf(...GOOGLE_USERS);

const CONTACT_SHAPE = {
  user: aUser,
  givenName: aString,
  familyName: aString,
  emailAddress: aString,
  phoneNumber: aString,
} as const;

const readContact = (body: unknown): { readonly user: GoogleUser; readonly input: OtherContactInput } => {
  const { user = 'demo', ...input } = checkShape(body, 'body', CONTACT_SHAPE);
  return { user, input };
};

const readId = (id: string | undefined): bigint => {
  const name = readContactName(`otherContacts/${id ?? ''}`);
  if (name === undefined)
    throw new ControlError(`An other contact is named c and its decimal id, not "${id}".`);
  return name.id;
};

/** Control endpoints for the people of the sandbox. */
export const controlRoutes = (store: GoogleStore): readonly ControlRoute[] => [
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
  {
    method: 'POST',
    path: 'other-contacts',
    description:
      'Adds an other contact: {"user": "demo", "givenName", "familyName", "emailAddress", "phoneNumber"}, each optional.',
    handle: ({ body }) => {
      const { user, input } = readContact(body);
      return { resourceName: store.book(user).addOtherContact(input).person.resourceName };
    },
  },
  {
    method: 'PATCH',
    path: 'other-contacts/{id}',
    description: 'Changes an other contact named c…; what is absent stays, "" takes away. Body as for POST.',
    handle: ({ body, params }) => {
      const { user, input } = readContact(body);
      return {
        resourceName: store.book(user).updateOtherContact(readId(params['id']), input).person.resourceName,
      };
    },
  },
  {
    method: 'DELETE',
    path: 'other-contacts/{id}',
    description: 'Deletes an other contact named c…; ?user=second for the second user.',
    handle: ({ params, query }) => {
      const { user = 'demo' } = checkShape(Object.fromEntries(query), 'query', { user: aUser });
      store.book(user).deleteOtherContact(readId(params['id']));
    },
  },
  {
    method: 'POST',
    path: 'book-size',
    description: 'Seeds a user anew with so many other contacts: {"user": "demo", "otherContacts": 10000}.',
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
];
