/** Apollo Server with the data source class that its documentation recommends for REST: one call per contact. */
import { type AugmentedRequest, type DataSourceConfig, RESTDataSource } from '@apollo/datasource-rest';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { GOOGLE_PEOPLE_URL, HOST, PORT, RINGCENTRAL_URL } from './environment.ts';
import { createSchema, type GraphContext } from './graph.ts';
import {
  type Book,
  type ContactList,
  type ContactResource,
  type FavoriteList,
  ownBook,
  paths,
  type PersonList,
} from './rest.ts';

class RestApi extends RESTDataSource {
  readonly #authorization: string;

  constructor(baseUrl: string, authorization: string, config: DataSourceConfig) {
    super(config);
    this.baseURL = `${baseUrl}/`;
    this.#authorization = authorization;
  }

  override willSendRequest(_path: string, request: AugmentedRequest): void {
    request.headers.authorization = this.#authorization;
  }
}

class GooglePeopleApi extends RestApi {
  otherContacts(first: number) {
    return this.get<PersonList>(paths.otherContacts(first));
  }
}

class RingcentralApi extends RestApi {
  favorites() {
    return this.get<FavoriteList>(paths.favorites(ownBook));
  }

  contact(book: Book, contactId: string) {
    return this.get<ContactResource>(paths.contacts(book, [contactId]));
  }

  contactPage(first: number) {
    return this.get<ContactList>(paths.contactPage(ownBook, first));
  }
}

const server = new ApolloServer<GraphContext>({ schema: createSchema() });

await startStandaloneServer(server, {
  listen: { host: HOST, port: PORT },
  // eslint-disable-next-line @typescript-eslint/require-await -- Apollo's type requires a promise.
  context: async ({ req: { headers } }) => {
    const config = { cache: server.cache };
    const google = new GooglePeopleApi(GOOGLE_PEOPLE_URL, String(headers['x-google-authorization']), config);
    const ringcentral = new RingcentralApi(
      RINGCENTRAL_URL,
      String(headers['x-ringcentral-authorization']),
      config,
    );
    return {
      sources: {
        favorites: () => ringcentral.favorites(),
        contact: (book, contactId) => ringcentral.contact(book, contactId),
        contactPage: (first) => ringcentral.contactPage(first),
        otherContacts: (first) => google.otherContacts(first),
      },
    };
  },
});
