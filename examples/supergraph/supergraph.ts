import { composeServices } from '@apollo/composition';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { parse } from 'graphql';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { startSandbox } from '../../sandbox/index.ts';
import { type Environment, loadConfig, withSandbox } from '../../src/config.ts';
import { startSubgraph } from '../../src/server/start.ts';

import { CRM_SDL, startCrm } from './crm/server.ts';
import { gatewayConfig } from './gateway.config.ts';

/** URLs of the running servers. */
export interface Supergraph {
  readonly gateway: string;
  readonly contacts: string;
  readonly crm: string;
  readonly close: () => Promise<void>;
}

const contactsSdl = new URL('../../schema/published/subgraph-public.graphql', import.meta.url);
const exampleOperation = new URL('./deals-with-contacts.graphql', import.meta.url);

/**
 * The SDL of the composed supergraph, for any router.
 * @throws Error with the reasons when they do not compose.
 */
export const composeSupergraph = async (urls: Pick<Supergraph, 'contacts' | 'crm'>): Promise<string> => {
  const { supergraphSdl, errors } = composeServices([
    { name: 'contacts', url: urls.contacts, typeDefs: parse(await readFile(contactsSdl, 'utf8')) },
    { name: 'crm', url: urls.crm, typeDefs: parse(CRM_SDL) },
  ]);
  if (supergraphSdl === undefined) throw new Error(errors.map(String).join('\n'));
  return supergraphSdl;
};

/**
 * Starts the sandbox, both subgraphs, and a gateway in front of them. The contacts graph reads its configuration from `env`;
 * the gateway and the CRM read their ports from GATEWAY_PORT and CRM_PORT (default: 4000 and 4002).
 */
export const startSupergraph = async (env: Environment): Promise<Supergraph> => {
  const settings = loadConfig({ LOG_LEVEL: 'warn', ...env });
  const sandbox = await startSandbox(settings.sandbox);
  const contacts = await startSubgraph(withSandbox(settings, sandbox));
  const crm = await startCrm(Number(env['CRM_PORT'] ?? 4002));
  const urls = { contacts: `${contacts.url}/graphql`, crm: crm.url };
  const gateway = await startGateway(await composeSupergraph(urls), Number(env['GATEWAY_PORT'] ?? 4000));
  return {
    ...urls,
    gateway: gateway.url,
    close: async () => {
      await gateway.close();
      await Promise.all([contacts.close(), crm.close()]);
      await sandbox.close();
    },
  };
};

/** Hive Gateway with an explorer that loads nothing from the internet. */
const startGateway = async (supergraph: string, port: number) => {
  const defaultQuery = await readFile(exampleOperation, 'utf8');
  const runtime = createGatewayRuntime({
    ...gatewayConfig,
    supergraph,
    logging: 'warn',
    landingPage: false,
    renderGraphiQL: (options) => renderGraphiQL({ ...options, title: 'Contacts and deals', defaultQuery }),
  });
  const server = createServer((request, response) => void runtime(request, response));
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`,
    close: async () => {
      server.close().closeAllConnections();
      await runtime.dispose();
    },
  };
};
