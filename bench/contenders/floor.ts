/**
 * The floor: what the four answers cost with no GraphQL at all. A bare `node:http` handler makes the upstream
 * calls with undici, parses them, picks the fields and serialises the answer. Everything else is measured against it.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

import type { Operation } from '../operations.ts';

import { HOST, PORT } from './environment.ts';
import {
  type Book,
  BULK_LIMIT,
  BULK_TYPE,
  type BulkEntry,
  chunks,
  type ContactList,
  type ContactResource,
  type FavoriteList,
  ownBook,
  paths,
  type PersonList,
} from './rest.ts';
import { type Authorization, undiciGet } from './undici-get.ts';

const callerOf = (headers: IncomingHttpHeaders): Authorization => ({
  google: String(headers['x-google-authorization']),
  ringcentral: String(headers['x-ringcentral-authorization']),
});

const contact = ({ id, firstName, lastName, email, homePhone }: ContactResource) => ({
  contactId: String(id),
  firstName,
  lastName,
  email,
  homePhone,
});

const readContacts = async (book: Book, ids: readonly string[], caller: Authorization) => {
  const answers = await Promise.all(
    chunks(ids, BULK_LIMIT).map((run) =>
      undiciGet<BulkEntry[]>(caller, 'ringcentral', paths.contacts(book, run), BULK_TYPE),
    ),
  );
  return answers.flat().map((entry) => contact(entry.body));
};

type Variables = { readonly representations?: readonly (Book & { readonly contactId: string })[] };

const answers: Readonly<
  Record<Operation['operationName'], (caller: Authorization, variables: Variables) => Promise<object>>
> = {
  async Favorites(caller) {
    const list = await undiciGet<FavoriteList>(caller, 'ringcentral', paths.favorites(ownBook));
    const records = list.records.slice(0, 60);
    const targets = await readContacts(
      ownBook,
      records.map(({ contactId }) => contactId),
      caller,
    );
    return { favorites: { nodes: targets.map((target, position) => ({ position, target })) } };
  },
  async PersonalContacts(caller) {
    const list = await undiciGet<ContactList>(caller, 'ringcentral', paths.contactPage(ownBook, 100));
    const { page, totalPages, totalElements } = list.paging;
    return {
      personalContacts: {
        totalCount: totalElements,
        pageInfo: { hasNextPage: page < totalPages, endCursor: '99' },
        nodes: list.records.map(contact),
      },
    };
  },
  async OtherContacts(caller) {
    const list = await undiciGet<PersonList>(caller, 'google', paths.otherContacts(100));
    return {
      otherContacts: {
        totalCount: list.totalSize,
        pageInfo: { hasNextPage: list.nextPageToken !== undefined, endCursor: list.nextPageToken ?? null },
        nodes: list.otherContacts.map(({ resourceName, names, emailAddresses }) => ({
          resourceName,
          names: names.map(({ displayName }) => ({ displayName })),
          emailAddresses: emailAddresses.map(({ value }) => ({ value })),
        })),
      },
    };
  },
  async Entities(caller, { representations = [] }) {
    const [first] = representations;
    const ids = representations.map(({ contactId }) => contactId);
    return { _entities: first === undefined ? [] : await readContacts(first, ids, caller) };
  },
};

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', () => {
        resolve(Buffer.concat(pieces).toString());
      })
      .on('error', reject);
  });

const respond = async (request: IncomingMessage): Promise<string> => {
  const { operationName, variables } = JSON.parse(await readBody(request)) as {
    readonly operationName: Operation['operationName'];
    readonly variables: Variables;
  };
  return JSON.stringify({ data: await answers[operationName](callerOf(request.headers), variables) });
};

createServer((request, response) => {
  respond(request).then(
    (text) => {
      const body = Buffer.from(text);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    },
    (error: unknown) => {
      response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
    },
  );
}).listen(PORT, HOST);
