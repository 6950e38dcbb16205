import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ConnectError } from '../../connect/connect-error.ts';
import { readOptions } from '../../connect/options.ts';
import { googleScopes, missingScopes, ringcentralPermissions } from '../../connect/scopes.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';

import { runConnect, variablesOf } from './support.ts';

let sandbox: Sandbox;
let folder: string;
let file: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'connect-command-'));
  const { ringcentral, credentials } = sandbox;
  env = {
    RINGCENTRAL_URL: ringcentral.url,
    RINGCENTRAL_CLIENT_ID: credentials.ringcentral.clientId,
    RINGCENTRAL_CLIENT_SECRET: credentials.ringcentral.clientSecret,
  };
});
beforeEach(() => {
  file = join(folder, `${expect.getState().currentTestName?.replaceAll(/\W/g, '').slice(0, 60) ?? ''}.env`);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const connect = (args: readonly string[], options: Parameters<typeof runConnect>[1] = {}) =>
  runConnect([...args, '--file', file], options).ended;

describe('a JWT', () => {
  it('is checked, saved instead of a refresh token, and its session is ended, with a warning of a variable in the environment that overrides the file', async () => {
    writeFileSync(file, '# Mine\nRINGCENTRAL_REFRESH_TOKEN=spent\n');
    const jwt = 'sandbox.ringcentral-second.jwt';
    const { code, output, errors } = await connect(['ringcentral'], {
      env: { ...env, UPSTREAMS: 'sandbox' },
      input: `${jwt}\n`,
    });
    expect([code, errors]).toEqual([0, '']);
    expect(output).toContain(`UPSTREAMS is also set in the environment, which overrides ${file}`);
    expect(output).not.toContain(jwt);
    expect(variablesOf(file)).toEqual({
      UPSTREAMS: 'live',
      RINGCENTRAL_CLIENT_ID: 'sandbox-ringcentral-client',
      RINGCENTRAL_CLIENT_SECRET: 'sandbox-ringcentral-secret',
      RINGCENTRAL_JWT: jwt,
    });
    expect(sandbox.ringcentral.calls().map(({ route, status }) => `${route} ${String(status)}`)).toEqual([
      expect.stringMatching(/token 200$/),
      expect.stringMatching(/revoke 200$/),
    ]);
  });

  it.each([
    [
      'RINGCENTRAL_JWT',
      { RINGCENTRAL_JWT: 'a.wrong.jwt' },
      /^RingCentral refused the JWT \(OAU-213\)\. Create a new one/,
    ],
    [
      'the secret',
      { RINGCENTRAL_JWT: 'x.y.z', RINGCENTRAL_CLIENT_SECRET: 'a-wrong-secret' },
      /^RingCentral refused the client id or secret \(OAU-146\)\. .* check RINGCENTRAL_CLIENT_ID and RINGCENTRAL_CLIENT_SECRET\.$/,
    ],
    [
      'a port where nothing listens',
      { RINGCENTRAL_JWT: 'x.y.z', RINGCENTRAL_URL: 'http://127.0.0.1:9' },
      /^RingCentral: 127\.0\.0\.1:9 cannot be reached/,
    ],
    [
      'an invalid URL',
      { RINGCENTRAL_URL: 'https://platform.example.com/' },
      /^RINGCENTRAL_URL ends with a slash/,
    ],
  ])('that fails because of %s prints one line that says what to do', async (_case, wrong, message) => {
    const { code, errors } = await connect(['ringcentral'], { env: { ...env, ...wrong } });
    expect(code).toBe(1);
    expect(errors.trimEnd()).toMatch(message);
    expect(errors.trimEnd()).not.toContain('\n');
    expect(errors).not.toMatch(/a\.wrong\.jwt|a-wrong-secret/);
  });
});

describe('the command', () => {
  it('says which variable is missing when the input ends', async () => {
    const { code, errors } = await connect(['google']);
    expect([code, errors]).toEqual([
      1,
      `GOOGLE_CLIENT_ID is missing: set it in ${file} or in the environment and run this again.\n`,
    ]);
  });

  it('says what to do when the browser does not return', async () => {
    const { code, errors } = await connect(
      ['ringcentral', '--redirect', 'http://127.0.0.1:0/back', '--timeout', '1'],
      {
        env,
      },
    );
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^RingCentral: the browser did not return within 1 seconds\. .*add http:\/\/127\.0\.0\.1:\d+\/back to the app's redirect URIs.*\n$/,
    );
  });

  it('says what to do when the port of the redirect URI is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, errors } = await connect(
      ['ringcentral', '--redirect', `http://127.0.0.1:${port}/callback`],
      { env },
    );
    other.close();
    expect(code).toBe(1);
    expect(errors).toMatch(
      new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 cannot be used \\(EADDRINUSE\\); .*--redirect.*\\n$`),
    );
  });

  it('says so when npm start will fail with the file', async () => {
    writeFileSync(file, 'GOOGLE_CLIENT_ID=half\n');
    const { code, errors } = await connect(['ringcentral'], {
      env: { ...env, RINGCENTRAL_JWT: sandbox.credentials.ringcentral.jwt },
    });
    expect(code).toBe(1);
    expect(errors).toBe(
      `${file} is saved, but npm start will fail with it: GOOGLE_CLIENT_SECRET is missing while GOOGLE_CLIENT_ID is set; allowed: all of GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_REFRESH_TOKEN, or none.\n`,
    );
  });

  it.each([
    [['outlook'], /"outlook" is neither google nor ringcentral/],
    [['--redirect', 'http://app.example.com/callback'], /--redirect must be a URL of this machine/],
    [['--redirect', 'https://127.0.0.1:4021/callback'], /--redirect must be a URL of this machine/],
    [['--timeout', '0'], /--timeout must be/],
    [['--frobnicate'], /--frobnicate/],
  ])('refuses %j in one line that mentions --help', (args, message) => {
    const read = () => readOptions(args, {});
    expect(read).toThrow(ConnectError);
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]* For all options: npm run connect -- --help$/);
  });
});

describe('docs/accounts.md', () => {
  const ROOT = new URL('../../', import.meta.url);
  const text = readFileSync(new URL('docs/accounts.md', ROOT), 'utf8');

  it('says what each field of Query and Mutation needs', () => {
    const schema = buildSchema(readFileSync(new URL('schema/published/api.graphql', ROOT), 'utf8'), {
      assumeValidSDL: true,
    });
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(fields).toContain('otherContacts');
    expect(fields.filter((name) => !new RegExp(`\`${name}[\`(]`).test(text))).toEqual([]);
  });

  it('has a row for each requested scope', () => {
    const all = [...googleScopes(false, []), ...googleScopes(true, []), ...ringcentralPermissions(true)];
    const names = all.map(({ name }) => name.split('/').at(-1) ?? '');
    expect(names.filter((name) => !new RegExp(`^\\| .*\`${name}\`.* \\|$`, 'm').test(text))).toEqual([]);
  });
});

describe('scopes', () => {
  const names = (isWriting: boolean, extra: readonly string[] = []): readonly string[] =>
    googleScopes(isWriting, extra).map(({ name }) => name.split('/').at(-1) ?? '');

  it('at Google are for reading unless writing is requested', () => {
    expect(names(false)).toEqual(['contacts.other.readonly', 'contacts.readonly', 'userinfo.profile']);
    expect(names(true)).toEqual(['contacts.other.readonly', 'contacts', 'userinfo.profile']);
    expect(names(false, ['user.birthday.read']).at(-1)).toBe('user.birthday.read');
  });

  it('of RingCentral are refused without reading, which writing includes', () => {
    expect(() => missingScopes('RingCentral', ringcentralPermissions(false), ['ReadAccounts'])).toThrow(
      /did not grant ReadContacts\. Nothing was saved\. Give the app this permission/,
    );
    expect(missingScopes('RingCentral', ringcentralPermissions(true), ['Contacts'])).toEqual([]);
    expect(missingScopes('RingCentral', ringcentralPermissions(true), ['ReadContacts'])).toMatchObject([
      { name: 'Contacts' },
    ]);
    expect(missingScopes('RingCentral', ringcentralPermissions(true), undefined)).toEqual([]);
  });
});
