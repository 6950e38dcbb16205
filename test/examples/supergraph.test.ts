import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

import type { UpstreamReport } from '../../src/clients/http/upstream-report.ts';
import { PUBLIC_EXTENSIONS } from '../../src/server/graphql-errors.ts';
import type { GraphQLResult } from '../support/harness.ts';
import { type Program, startProgram } from '../support/program.ts';

import { folder, listedSubgraphs, read } from './supergraph.ts';

describe('the example of a supergraph', () => {
  let program: Program;
  beforeAll(async () => {
    const start = fileURLToPath(new URL('start.ts', folder));
    program = await startProgram({ CRM_PORT: '0', GATEWAY_PORT: '0' }, start);
  }, 60_000);
  afterAll(() => program.stop());

  const ask = async (url: string, query: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as GraphQLResult['body'] };
  };
  const gateway = (): string => `${program.url}/graphql`;

  it('answers its query across both graphs', async () => {
    const { body } = await ask(gateway(), read('deals-with-contacts.graphql'));
    expect(body.errors).toBeUndefined();
    const { nodes } = body.data.deals;
    expect(nodes).toHaveLength(5);
    expect(nodes[0]).toMatchObject({
      title: 'A roof garden for the quarry office',
      contact: { displayName: 'Größe', company: 'Quarryside Quilts' },
      introducedBy: { displayName: 'Größe Fjäll' },
    });
    expect(nodes[2].contact.displayName).toBe('Õhtu');
    expect(nodes[4]).toMatchObject({ contact: { displayName: null }, introducedBy: { displayName: null } });
    expect(body.data.personalContacts.nodes).toContainEqual({
      displayName: 'Größe',
      deals: [{ title: 'A roof garden for the quarry office' }],
    });
  });

  it("passes the caller's credentials on", async () => {
    const query = '{ personalContacts(first: 1) { totalCount nodes { id } } }';
    const own = await ask(gateway(), query);
    const others = await ask(gateway(), query, {
      'x-ringcentral-authorization': 'Bearer sandbox-ringcentral-second',
    });
    const ofUnknownCaller = await ask(gateway(), query, { 'x-ringcentral-authorization': 'Bearer nobody' });
    expect([own, others].map(({ body }) => body.data.personalContacts.totalCount)).toEqual([1260, 168]);
    expect(ofUnknownCaller.body.errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      upstream: 'ringcentral',
    });
  });

  it('reports the upstream calls of an operation, unless the client turns that off', async () => {
    const query = read('deals-with-contacts.graphql');
    const told = await ask(gateway(), query, { 'x-include-upstream-calls': '1' });
    const { calls, budgets } = told.body.extensions?.['upstream'] as UpstreamReport;
    expect(calls.every(({ route }) => route.startsWith('/'))).toBe(true);
    expect(budgets.map(({ upstream }) => upstream)).toContain('ringcentral');
    const untold = await ask(gateway(), query, { 'x-include-upstream-calls': '0' });
    expect(untold.body.data).toEqual(told.body.data);
    expect(untold.body.extensions?.['upstream']).toBeUndefined();
  });

  it('protects the contacts graph by a secret that the gateway sends', async () => {
    const contacts = /Contacts graph +(\S+)/.exec(program.output())?.[1] ?? '';
    const { status, body } = await ask(contacts, '{ __typename }');
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    const opened = await ask(contacts, '{ __typename }', { 'router-authorization': 'example-router-secret' });
    expect(opened.body).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('serves an explorer that loads nothing from other hosts and starts with the query', async () => {
    const html = await (await fetch(gateway(), { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('<title>Contacts and deals</title>');
    expect(html).toContain('DealsWithContacts');
    expect(html.replace(/<script[\s\S]*<\/script>/, '')).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('exits with 0 on SIGTERM', async () => {
    expect(await program.stop()).toBe(0);
  });
});

interface HeaderRule {
  readonly propagate?: { readonly named: string };
  readonly insert?: { readonly name: string };
}

describe('the files for other routers', () => {
  it('name the same graphs at the same addresses', () => {
    const { byRover, byCosmo } = listedSubgraphs();
    expect(byCosmo).toEqual(byRover);
  });

  it('send the same headers to the contacts graph and let the same error keys through', async () => {
    const router = parse(read('router.yaml'));
    const config = parse(read('cosmo/config.yaml'));
    const credentials = ['x-google-authorization', 'x-ringcentral-authorization'];
    const apollo = router.headers.subgraphs.contacts.request as readonly HeaderRule[];
    const propagated = [...credentials, 'x-include-upstream-calls'];
    expect(apollo.flatMap(({ propagate }) => propagate?.named ?? [])).toEqual(propagated);
    expect(apollo.flatMap(({ insert }) => insert?.name ?? [])).toEqual(['router-authorization']);
    const ofCosmo = config.headers.subgraphs.contacts.request as readonly Readonly<Record<string, string>>[];
    expect(ofCosmo.map(({ op, name, named }) => [op, String(name ?? named).toLowerCase()])).toEqual([
      ...propagated.map((name) => ['propagate', name]),
      ['set', 'router-authorization'],
    ]);

    const { all, subgraphs } = router.include_subgraph_errors;
    const allowed = [...all.allow_extensions_keys, ...subgraphs.contacts.allow_extensions_keys];
    expect(allowed).toEqual(PUBLIC_EXTENSIONS);
    expect(config.subgraph_error_propagation.allowed_extension_fields).toEqual(PUBLIC_EXTENSIONS);

    expect(config.subgraph_extension_propagation.allowed_extension_fields).toEqual(['upstream']);
    expect(read(`${String(router.rhai.scripts)}/${String(router.rhai.main)}`)).toContain(
      'extensions["upstream"]',
    );

    const { gatewayConfig } = await import('../../examples/supergraph/gateway.config.ts');
    const sent = (subgraphName: string) =>
      gatewayConfig.propagateHeaders.fromClientToSubgraphs({
        subgraphName,
        request: {
          headers: new Headers(
            Object.fromEntries([...propagated, 'cookie', 'traceparent'].map((name) => [name, 'value'])),
          ),
        },
      } as never) as Readonly<Record<string, string | null | undefined>>;
    const present = (headers: Readonly<Record<string, string | null | undefined>>) =>
      Object.keys(headers).filter((name) => headers[name] === 'value');
    expect(present(sent('contacts'))).toEqual(['traceparent', ...propagated]);
    expect(present(sent('crm'))).toEqual(['traceparent']);
    expect(Object.keys(sent('contacts'))).toContain('router-authorization');
    expect(Object.keys(sent('crm'))).not.toContain('router-authorization');
  });
});
