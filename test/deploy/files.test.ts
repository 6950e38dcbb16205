import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

import { loadConfig } from '../../src/config.ts';
import { COMPOSERS } from '../composition/composers.ts';
import { unexplained } from '../composition/subgraphs.ts';

import { commandOf, copiedFiles, DOCKERFILE, readStages, saidBy } from './dockerfile.ts';

const FOLDER = new URL('../../deploy/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');
const STAGES = readStages(DOCKERFILE);

describe('deploy/Dockerfile', () => {
  it('builds on the Node that the tests run on', () => {
    const major = process.versions.node.split('.')[0] ?? '';
    const bases = STAGES.flatMap((stage) => saidBy(stage, 'FROM').map((rest) => rest.split(' ')[0]));
    expect(bases).toEqual(STAGES.map(() => `node:${major}-slim`));
  });

  it('limits the young generation like `npm start`', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', FOLDER), 'utf8')) as {
      readonly scripts: { readonly start: string };
    };
    const limit = /--max-semi-space-size=\d+/.exec(scripts.start)?.[0];
    expect(limit).toBeDefined();
    expect(commandOf(STAGES.at(-1) ?? [], 'ENTRYPOINT')).toContain(limit);
  });

  it('does not run as root, in its last stage', () => {
    expect(saidBy(STAGES.at(-1) ?? [], 'USER')).toEqual(['node']);
  });

  it('copies only files that exist and that its ignore file lets through', () => {
    const copied = STAGES.flatMap(copiedFiles);
    const lines = read('Dockerfile.dockerignore').split('\n');
    expect(copied.filter((file) => !existsSync(new URL(`../${file}`, FOLDER)))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('!')).sort()).toEqual(
      [...new Set(copied)].map((file) => `!${file}`).sort(),
    );
    expect(lines).toContain('*');
  });
});

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
}

describe('deploy/compose.yaml', () => {
  const { services } = parse(read('compose.yaml')) as {
    readonly services: Readonly<Record<string, ComposeService>>;
  };
  const all = Object.entries(services);

  it('has the graph, Redis and a router, which wait for each other', () => {
    expect(Object.keys(services).sort()).toEqual(['graph', 'redis', 'router']);
    const awaited = all.flatMap(([, service]) => Object.keys(service.depends_on ?? {}));
    expect(awaited.sort()).toEqual(['graph', 'redis']);
  });

  it('mounts every root file system read-only and drops all capabilities', () => {
    expect(all.map(([, service]) => [service.read_only, service.cap_drop])).toEqual(
      all.map(() => [true, ['ALL']]),
    );
  });

  it('publishes the port of the router alone, on loopback', () => {
    expect(all.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))).toEqual([
      ['router', '127.0.0.1:4000:4000'],
    ]);
  });

  it('builds from files that exist, and sets variables that the program accepts', () => {
    const { build, environment = {} } = services['graph'] ?? {};
    expect(existsSync(new URL(`${build?.context ?? ''}/${build?.dockerfile ?? ''}`, FOLDER))).toBe(true);
    // `${NAME:-default}` and `${NAME:?reason}`.
    const filled = Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:-(.*)\}/, '$1').replace(/\$\{\w+:\?.*\}/, 'secret'),
    ]);
    const config = loadConfig({ NODE_ENV: 'production', ...(Object.fromEntries(filled) as object) });
    expect([config.routerSecrets, config.redisUrl]).toEqual([['secret'], 'redis://redis:6379']);
  });

  it('mounts files that exist, or that docs/deploy.md explains how to make', () => {
    const files = all.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    expect(files.filter((file) => !existsSync(new URL(file, FOLDER)))).toEqual(['./supergraph.graphql']);
    expect(readFileSync(new URL('../docs/deploy.md', FOLDER), 'utf8')).toContain(
      '--output deploy/supergraph.graphql',
    );
  });
});

describe('deploy/supergraph.yaml', () => {
  it('composes, with the address that the graph has in deploy/compose.yaml', () => {
    const { subgraphs } = parse(read('supergraph.yaml')) as {
      readonly subgraphs: Readonly<
        Record<string, { readonly routing_url: string; readonly schema: { readonly file: string } }>
      >;
    };
    const list = Object.entries(subgraphs).map(([name, { schema }]) => ({ name, sdl: read(schema.file) }));
    for (const [, compose] of COMPOSERS) {
      const { refusals, hints } = compose(list);
      expect([refusals, unexplained(hints)]).toEqual([[], []]);
    }
    expect(subgraphs['contacts']?.routing_url).toBe('http://graph:4001/graphql');
  });
});

it('deploy/router.yaml equals the router.yaml of the example, except for its address and for the settings that show clients the upstream calls', () => {
  const deployed = parse(read('router.yaml')) as { supergraph: object };
  // Clients in production do not need the list of calls, and the container does not have the script that forwards it.
  const { rhai, ...example } = parse(read('../examples/supergraph/router.yaml')) as {
    rhai: object;
    headers: { subgraphs: Record<string, { request: { propagate?: { named: string } }[] }> };
  };
  expect(rhai).toBeDefined();
  for (const subgraph of Object.values(example.headers.subgraphs)) {
    subgraph.request = subgraph.request.filter(
      ({ propagate }) => propagate?.named !== 'x-include-upstream-calls',
    );
  }
  expect(deployed).toEqual({ ...example, supergraph: { listen: '0.0.0.0:4000' } });
});

it('the version is the same in all files that name it, and the changelog has an entry for it', () => {
  const { version } = JSON.parse(read('../package.json')) as { readonly version: string };
  const { version: locked } = JSON.parse(read('../package-lock.json')) as { readonly version: string };
  const chart = parse(read('helm/Chart.yaml')) as Readonly<Record<string, string>>;
  const values = parse(read('helm/values.yaml')) as { readonly image: { readonly tag: string } };
  const versionsIn = (file: string, pattern: RegExp): readonly string[] =>
    [...read(file).matchAll(pattern)].map(([, found = '']) => found);
  expect([
    ...[locked, chart['version'], chart['appVersion'], values.image.tag],
    ...versionsIn('../src/clients/http/http-client.ts', /contacts-subgraph\/([\d.]+) /g),
    ...versionsIn('../mcp/server.ts', /version: '([\d.]+)'/g),
    ...new Set(versionsIn('../docs/deploy.md', /contacts-subgraph:([\d.]+)/g)),
    ...versionsIn('../CHANGELOG.md', /^## \[([\d.]+)\] - \d{4}-\d{2}-\d{2}$/gm).slice(0, 1),
  ]).toEqual(Array(8).fill(version));
});

it('the bill of materials has every package of a production install, and no other', () => {
  const root = new URL('..', FOLDER);
  const text = execFileSync(process.execPath, ['scripts/sbom.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { components } = JSON.parse(String(text)) as {
    readonly components: readonly { readonly purl: string }[];
  };
  const { packages } = JSON.parse(read('../package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly version: string }>>;
  };
  const installed = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(
      ([path, { version }]) =>
        `pkg:npm/${(path.split('node_modules/').at(-1) ?? '').replace('@', '%40')}@${version}`,
    );
  expect(new Set(components.map(({ purl }) => purl))).toEqual(new Set(installed));
});
