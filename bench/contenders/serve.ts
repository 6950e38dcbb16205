import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

import type { Operation } from '../operations.ts';

import { HOST, PORT } from './environment.ts';
import type { Book, ContactResource } from './rest.ts';

export interface Variables {
  readonly representations?: readonly (Book & { readonly contactId: string })[];
  readonly first?: number;
  readonly search?: string;
}

/** Computes the `data` of each operation. */
export type Answers = Readonly<
  Partial<
    Record<
      Operation['operationName'],
      (variables: Variables, headers: IncomingHttpHeaders) => object | Promise<object>
    >
  >
>;

/** The fields of a contact that all operations select. */
export const contactFields = ({ id, firstName, lastName, email, homePhone }: ContactResource) => ({
  contactId: String(id),
  firstName,
  lastName,
  email,
  homePhone,
});

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

/** Serves the answers with a plain `node:http` handler, `JSON.parse` and `JSON.stringify`. Both floors use it. */
export const serve = (answers: Answers): void => {
  const respond = async (request: IncomingMessage): Promise<string> => {
    const { operationName, variables } = JSON.parse(await readBody(request)) as {
      readonly operationName: Operation['operationName'];
      readonly variables: Variables;
    };
    return JSON.stringify({ data: await answers[operationName]?.(variables, request.headers) });
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
};
