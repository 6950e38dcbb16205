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
  /** URL of the graph: a router, or the subgraph itself. */
  readonly url: string;
  /** Headers of each request, such as the session of the app. A page should not have the tokens of the two systems. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Relay's own handler empties a list when its next page fails. This one keeps the loaded pages. */
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
 * Relay needs little configuration: every list is a Relay connection, and every object with an `id` is a node. Without
 * `@required` and `@throwOnFieldError` a field that failed is null, and the other data of the answer is kept.
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
    // An upload has no `id`. It is identified by its `taskId`.
    getDataID: ({ id, taskId }: RecordValue, typename: string) =>
      typename === 'AddressBookUpload' && taskId !== undefined ? `${typename}:${taskId}` : id,
    missingFieldHandlers: [
      {
        kind: 'linked',
        // `node(id:)` finds an object that a list has loaded, so it is not fetched again.
        handle: (field, parent, args: RecordValue) =>
          field.name === 'node' && parent?.getType() === ROOT_TYPE ? args.id : undefined,
      },
    ],
  });
