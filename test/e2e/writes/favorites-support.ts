import { favoriteId, type FavoriteTarget, personalContactId } from '../../../src/relay/global-id.ts';
import { type ExecuteOptions, type Harness } from '../../support/harness.ts';
import { type Answer, ask, bookOf, type User } from '../graph/support.ts';

export interface GraphFavorite {
  readonly id: string;
  readonly position: number;
}

export interface GraphUserError {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

/** The fields of the payloads of all four mutations. */
export interface Payload {
  readonly favorite: GraphFavorite | null;
  readonly edge: { readonly cursor: string; readonly node: GraphFavorite } | null;
  readonly removedId: string | null;
  readonly favorites: readonly GraphFavorite[] | null;
  readonly userErrors: readonly GraphUserError[];
}

const REST = 'favorites { id position } userErrors { field code message }';

export const OPERATIONS = {
  setFavorites: `mutation ($input: SetFavoritesInput!) { setFavorites(input: $input) { ${REST} } }`,
  addFavorite: `mutation ($input: AddFavoriteInput!) {
    addFavorite(input: $input) { favorite { id position } edge { cursor node { id position } } ${REST} }
  }`,
  removeFavorite: `mutation ($input: RemoveFavoriteInput!) { removeFavorite(input: $input) { removedId ${REST} } }`,
  moveFavorite: `mutation ($input: MoveFavoriteInput!) { moveFavorite(input: $input) { favorite { id position } ${REST} } }`,
} as const;

export type FavoriteMutation = keyof typeof OPERATIONS;
export type Input = Readonly<Record<string, unknown>>;

/** One mutation with its payload (null where the field failed) and the upstream calls that it cost. */
export const mutate = async (
  harness: Harness,
  name: FavoriteMutation,
  input: Input,
  options: ExecuteOptions = {},
): Promise<Answer & { readonly payload: Payload }> => {
  const answer = await ask(harness, OPERATIONS[name], { ...options, variables: { input } });
  return { ...answer, payload: answer.data?.[name] as Payload };
};

/** `GET favorite`, `PUT favorite`: method and resource of each call. */
export const linesOf = ({ calls }: Pick<Answer, 'calls'>): readonly string[] =>
  calls.map(({ method, route }) => `${method} ${route.slice(route.lastIndexOf('/') + 1)}`);

export const READ = 'GET favorite';
export const WRITE = 'PUT favorite';

/** `FAVORITES_FULL favorites`: code and path of each user error. */
export const faultsOf = ({ payload }: { readonly payload: Payload }): readonly string[] =>
  payload.userErrors.map(({ code, field }) => `${code} ${field === null ? 'input' : field.join('.')}`);

/** Ids of the favorites in the sandbox, in order. */
export const storedIds = (harness: Harness, user: User = 'demo'): readonly string[] =>
  harness.sandbox.ringcentral.store
    .favorites(user)
    .map((stored) => favoriteId(bookOf(harness, user), stored as FavoriteTarget));

export const contactTarget = (harness: Harness, contactId: string, user: User = 'demo') => ({
  personalContactId: personalContactId({ ...bookOf(harness, user), contactId }),
});

/** Writes a list directly upstream, without the graph. */
export const putFavorites = async (
  { sandbox: { ringcentral, credentials } }: Harness,
  records: readonly object[],
  user: User = 'demo',
): Promise<void> => {
  const response = await fetch(`${ringcentral.url}/restapi/v1.0/account/~/extension/~/favorite`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${credentials.ringcentral.accessTokens[user]}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ records }),
  });
  if (!response.ok) throw new Error(`${String(response.status)} ${await response.text()}`);
};
