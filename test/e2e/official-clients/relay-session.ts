import {
  type ConcreteRequest,
  createOperationDescriptor,
  type Direction,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getSingularSelector,
  type Variables,
} from 'relay-runtime';

import { createRelayEnvironment } from '../../../examples/clients/relay.ts';
import type { Harness } from '../../support/harness.ts';
import { callerHeaders } from '../../support/sandbox-client.ts';

import type { CompiledApp } from './relay-compile.ts';

/** A connection as a component would see it. */
export interface RelayList {
  /** The fragment's data as the store has it now. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is each fragment's own
  readonly data: () => any;
  /** Fetches the page after the last edge, or before the first one, and adds it to the list. */
  readonly load: (direction: Direction, count: number) => Promise<void>;
  /** The connection id for `@appendEdge` and `@deleteEdge`. */
  readonly connectionId: () => string;
}

/** A store and a network as in an app, but without React: this does the work of its hooks. */
export const openRelay = (harness: Harness, app: CompiledApp) => {
  const environment = createRelayEnvironment({
    url: `${harness.url}/graphql`,
    headers: callerHeaders(harness.sandbox, 'demo'),
  });

  const run = async (request: ConcreteRequest, variables: Variables): Promise<void> => {
    // A component that shows data protects it from garbage collection.
    environment.retain(createOperationDescriptor(request, variables));
    await fetchQuery(environment, request, variables).toPromise();
  };

  const read = (request: ConcreteRequest, variables: Variables) =>
    environment.lookup(createOperationDescriptor(request, variables).fragment).data;

  const readFragment = (name: string, reference: unknown) =>
    environment.lookup(getSingularSelector(app.fragment(name), reference)).data;

  /** @param name of the app's file, which its query and its fragment begin with */
  const openList = async (name: string, variables: Variables): Promise<RelayList> => {
    const query = app.request(`${name}Query`);
    await run(query, variables);
    const { paginationRequest, paginationMetadata, connectionPathInFragmentData } = getPaginationMetadata(
      app.fragment(`${name}_list`),
      name,
    );
    const [field = ''] = connectionPathInFragmentData;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
    const data = (): any => readFragment(`${name}_list`, read(query, variables));
    return {
      data: () => data()[field],
      load: (direction, count) => {
        const { startCursor, endCursor } = data()[field].pageInfo;
        const cursor = direction === 'forward' ? endCursor : startCursor;
        return run(
          paginationRequest,
          getPaginationVariables(direction, count, cursor, variables, {}, paginationMetadata),
        );
      },
      connectionId: () => data()[field].__id as string,
    };
  };

  return { environment, run, read, readFragment, openList };
};

export type Relay = ReturnType<typeof openRelay>;
