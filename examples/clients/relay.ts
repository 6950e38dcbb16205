import {
  ConnectionHandler,
  DefaultHandlerProvider,
  Environment,
  type GraphQLResponse,
  Network,
  RecordSource,
  ROOT_TYPE,
  Store,
} from 'relay-runtime';

export interface RelayOptions {
  /** Where the graph is: a router, or the subgraph itself. */
  readonly url: string;
  /** What goes along with each request, such as the session of the app. A page should not hold the tokens of the two systems. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Relay's own handler empties a list whose next page failed. This one leaves the pages that are there. */
const updateConnection: typeof ConnectionHandler.update = (store, payload) => {
  const record = store.get(payload.dataID);
  const hasFailed = record?.getLinkedRecord(payload.fieldKey) == null;
  if (hasFailed && record?.getLinkedRecord(payload.handleKey) != null) return;
  ConnectionHandler.update(store, payload);
};

const handlerProvider: typeof DefaultHandlerProvider = (handle) =>
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- to Relay any object with `update` is a handler
  handle === 'connection' ? { update: updateConnection } : DefaultHandlerProvider(handle);

interface RecordValue {
  readonly id?: string;
  readonly taskId?: string;
}

/**
 * Relay finds most things by itself: every list is a connection of its specification, and every object with an `id` is a node.
 * Without `@required` and `@throwOnFieldError` a field that failed is null, and the good half of an answer stays.
 */
export const createRelayEnvironment = ({ url, headers }: RelayOptions): Environment =>
  new Environment({
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: text, variables }),
      });
      return (await response.json()) as GraphQLResponse;
    }),
    store: new Store(new RecordSource()),
    handlerProvider,
    // An upload has no `id`, but a number by which it is asked for again.
    getDataID: ({ id, taskId }: RecordValue, typename: string) =>
      typename === 'AddressBookUpload' && taskId !== undefined ? `${typename}:${taskId}` : id,
    missingFieldHandlers: [
      {
        kind: 'linked',
        // An object that a list brought is not fetched again: `node(id:)` leads to its record.
        handle: (field, parent, args: RecordValue) =>
          field.name === 'node' && parent?.getType() === ROOT_TYPE ? args.id : undefined,
      },
    ],
  });
