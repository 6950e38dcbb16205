import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startSandbox } from '../../sandbox/index.ts';
import { request } from '../server/stand-in.ts';

import { commandOf, copiedFiles, DOCKERFILE, readStages, saidBy } from './dockerfile.ts';

const [DEPENDENCIES = [], IMAGE = []] = readStages(DOCKERFILE);
const ROOT = new URL('../../', import.meta.url);
const run = promisify(execFile);

/** The user nobody, so that the file system is read-only even when root runs the tests. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const PATH = process.env['PATH'] ?? '';

let folder: string;
let app: string;
let data: string;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

/** Runs the steps of the Dockerfile in a folder that has only the files that it copies. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'contacts-image-'));
  app = join(folder, 'app');
  data = join(folder, 'data');
  for (const made of [app, data]) mkdirSync(made);
  for (const file of [...copiedFiles(DEPENDENCIES), ...copiedFiles(IMAGE)])
    cpSync(new URL(file, ROOT), join(app, file), { recursive: true });
  for (const command of saidBy(DEPENDENCIES, 'RUN')) {
    const env = { ...process.env, npm_config_prefer_offline: 'true', NODE_ENV: 'production' };
    await run('sh', ['-c', command], { cwd: app, env });
  }
  await run('chmod', ['-R', 'a-w,a+rX', folder]);
  chmodSync(data, 0o777);
  sandbox = await startSandbox({});
}, 180_000);
afterAll(async () => {
  await sandbox.close();
  await run('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true });
});

/** A command of the image, run in the folder that replaces it. */
const inFolder = (command: readonly string[]): readonly [string, string[]] => {
  const [, ...rest] = command;
  return [process.execPath, rest.map((word) => word.replace(/(?<==)\/app$/, app))];
};

const environment = (extra: Readonly<Record<string, string>> = {}) => ({
  PATH,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  GOOGLE_PEOPLE_URL: sandbox.google.url,
  RINGCENTRAL_URL: sandbox.ringcentral.url,
  ...extra,
});

/** Starts the image's own command as nobody; ends it by SIGTERM. */
const start = async (extra: Readonly<Record<string, string>> = {}) => {
  const [file, words] = inFolder(commandOf(IMAGE, 'ENTRYPOINT'));
  const child = spawn(file, words, { cwd: app, env: environment(extra), ...NOBODY });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += String(part)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /"url":"(http[^"]+)\/graphql"/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => {
      reject(new Error(`The program ended with ${String(code)}: ${output}`));
    });
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, stop, output: () => output };
};

const ask = (url: string, query: string) =>
  request(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-google-authorization': 'Bearer sandbox-google-demo',
      'x-ringcentral-authorization': 'Bearer sandbox-ringcentral-demo',
    },
    body: JSON.stringify({ query }),
  });

const BOTH =
  '{ personalContacts(first: 1) { totalCount } person(resourceName: "people/me") { displayName } }';

describe('what the Dockerfile installs', () => {
  it('has no development dependency', () => {
    const { packages } = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
    };
    const forDevelopment = Object.keys(packages).filter((path) => packages[path]?.dev === true);
    expect(forDevelopment.length).toBeGreaterThan(100);
    expect(forDevelopment.filter((path) => existsSync(join(app, path)))).toEqual([]);
  });

  it('takes less than 120 MB', async () => {
    const { stdout } = await run('du', ['-sk', join(app, 'node_modules')]);
    expect(Number(stdout.split('\t')[0])).toBeLessThan(120_000);
  });
});

describe("the image's command, in a folder that nobody can write to", () => {
  it('answers queries from both systems, passes its health check, and exits with 0', async () => {
    const graph = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    const { body } = await ask(graph.url, BOTH);
    expect([body.errors, body.data]).toEqual([
      undefined,
      { personalContacts: { totalCount: 1260 }, person: { displayName: expect.any(String) } },
    ]);
    const [file, words] = inFolder(commandOf(IMAGE, 'HEALTHCHECK'));
    const env = { PATH, PORT: new URL(graph.url).port };
    await expect(run(file, words, { env })).resolves.toBeDefined();
    expect(await graph.stop()).toBe(0);
    expect(graph.output()).not.toMatch(/ERR_ACCESS_DENIED/);
    await expect(run(file, words, { env })).rejects.toMatchObject({ code: 1 });
  });

  it('may only read its own folder', async () => {
    const [file, words] = inFolder(commandOf(IMAGE, 'ENTRYPOINT'));
    const flags = words.filter((word) => word.startsWith('--'));
    const asked = `const { has } = process.permission;
      console.log(JSON.stringify([has('fs.read', ${JSON.stringify(app)}), has('fs.read', '/etc/passwd'), has('fs.write'),
        has('fs.write', ${JSON.stringify(app)}), has('child'), has('worker'), has('addon'), has('wasi')]))`;
    const { stdout } = await run(file, [...flags, '--eval', asked], { cwd: app });
    expect(JSON.parse(stdout)).toEqual([true, ...Array<boolean>(7).fill(false)]);
  });

  it('keeps a mirror in a file once NODE_OPTIONS allows its folder and a worker', async () => {
    const mirror = {
      MIRROR: `sqlite:${join(data, 'mirror.db')}`,
      MIRROR_KEY: 'ab'.repeat(32),
    };
    await expect(start(mirror)).rejects.toThrow('Use --allow-worker to manage permissions');
    const options = `--allow-worker --allow-fs-read=${data} --allow-fs-write=${data}`;
    const graph = await start({ ...mirror, NODE_OPTIONS: options });
    expect((await ask(graph.url, BOTH)).body.errors).toBeUndefined();
    expect(await graph.stop()).toBe(0);
    expect(existsSync(join(data, 'mirror.db'))).toBe(true);
  });
});
