import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';

import { TITLES } from '../../connect/options.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { violationsOf } from '../support/accessibility.ts';
import { findChromium, HOW_TO_GET_CHROMIUM, withBrowser } from '../support/chromium.ts';

import {
  askForContacts,
  type Connect,
  practiceFile,
  runConnect,
  startWithFile,
  variablesOf,
  withParameters,
} from './support.ts';

const CHROMIUM = findChromium();
const IS_DEMANDED = process.env['CI'] === 'true';
if (CHROMIUM === undefined && !IS_DEMANDED) {
  console.warn(`The sign-in in a browser is not tested, ${HOW_TO_GET_CHROMIUM}`);
}

const SYSTEMS = ['google', 'ringcentral'] as const;

let sandbox: Sandbox;
let browser: Browser;
let closeBrowser: () => Promise<void>;
let folder: string;
let file: string;
let count = 0;

const launch = async (): Promise<void> => {
  const started = Promise.withResolvers<Browser>();
  const stop = Promise.withResolvers<undefined>();
  const closed = withBrowser(CHROMIUM ?? '', (launched) => {
    started.resolve(launched);
    return stop.promise;
  });
  closed.catch(started.reject);
  browser = await started.promise;
  closeBrowser = async () => {
    stop.resolve(undefined);
    await closed;
  };
};

/** Free ports, so that tests do not wait for each other. */
const connect = (...args: readonly string[]): Connect =>
  runConnect([...args, '--file', file, '--redirect', 'http://127.0.0.1:0/callback']);

/** Opens the page that the command prints, presses a button, and returns the heading of the last page. */
const press = async (
  command: Connect,
  button: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const page = await browser.newPage();
  try {
    await page.goto(withParameters(await command.nextPage(), changes));
    await Promise.all([page.waitForNavigation(), page.click(`button[value="${button}"]`)]);
    return await headingOf(page);
  } finally {
    await page.close();
  }
};

const headingOf = (page: Page): Promise<string> => page.$eval('h1', ({ textContent }) => textContent);

const checkLooks = async (page: Page, scheme: 'light' | 'dark'): Promise<void> => {
  expect(await violationsOf(page)).toEqual([]);
  const seen = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    isDark: getComputedStyle(document.body).color === 'rgb(255, 255, 255)',
  }));
  expect(seen).toEqual({ overflow: 0, isDark: scheme === 'dark' });
};

(CHROMIUM === undefined && !IS_DEMANDED ? describe.skip : describe)('npm run connect', () => {
  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = mkdtempSync(join(tmpdir(), 'connect-browser-'));
    await launch();
  }, 60_000);
  beforeEach(() => {
    sandbox.google.reset();
    sandbox.ringcentral.reset();
    count += 1;
    file = join(folder, `${count}.env`);
    writeFileSync(file, practiceFile(sandbox), { mode: 0o644 });
  });
  afterAll(async () => {
    await closeBrowser();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const callers = () =>
    [sandbox.google, sandbox.ringcentral].flatMap((upstream) =>
      upstream
        .calls()
        .filter(({ route }) => !/token|auth/.test(route))
        .map(({ caller }) => caller),
    );

  it('signs a user in at both, and npm start then serves their own contacts', async () => {
    const before = variablesOf(file);
    const command = connect();
    expect(await press(command, 'second')).toBe('Signed in');
    expect(await press(command, 'second')).toBe('Signed in');
    const { code, output, errors } = await command.ended;
    expect([code, errors]).toEqual([0, '']);
    expect(output).toContain('contacts.other.readonly\n      to read and search "Other contacts"');
    expect(output).toContain('ReadContacts\n      to read the personal address book');
    for (const system of SYSTEMS)
      expect(output).toContain(`Signed in at ${TITLES[system]}. The credentials are in ${file}.\n`);

    const after = variablesOf(file);
    expect(after).toEqual({
      ...before,
      UPSTREAMS: 'live',
      GOOGLE_REFRESH_TOKEN: expect.any(String),
      RINGCENTRAL_REFRESH_TOKEN: expect.any(String),
    });
    expect(readFileSync(file, 'utf8')).toContain('# To try `npm run connect`');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const [name, value = ''] of Object.entries(after))
      if (/SECRET|TOKEN$/.test(name)) expect(output).not.toContain(value);

    const program = await startWithFile(file);
    const { data, errors: failures } = await askForContacts(program);
    await program.stop();
    expect(failures).toBeUndefined();
    expect(data.person?.displayName).toEqual(expect.any(String));
    expect(data.otherContacts?.nodes).toHaveLength(2);
    expect(data.personalContacts?.totalCount).toEqual(expect.any(Number));
    expect([...new Set(callers())]).toEqual(['second']);
  }, 60_000);

  const LOOKS = SYSTEMS.flatMap((system) =>
    [1440, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ system, width, scheme }))),
  );

  it.each(LOOKS)(
    'shows pages for $system that fit a $scheme screen of $width pixels and have no violation by axe',
    async ({ system, width, scheme }) => {
      const complaints: string[] = [];
      writeFileSync(file, practiceFile(sandbox, system === 'google' ? 'GOOGLE' : 'RINGCENTRAL'));
      const command = connect(system);
      const page = await browser.newPage();
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!['127.0.0.1', ''].includes(new URL(request.url()).hostname)) complaints.push(request.url());
      });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 844 });

      await page.goto(await command.nextPage());
      expect(await headingOf(page)).toBe(`Sign in to ${TITLES[system]} (sandbox)`);
      await checkLooks(page, scheme);
      const heights = await page.$$eval('button', (buttons) =>
        buttons.map((button) => button.getBoundingClientRect().height),
      );
      expect([heights.length, heights.filter((height) => height < 44)]).toEqual([3, []]);

      await page.focus('button[value=demo]');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(await headingOf(page)).toBe('Signed in');
      await checkLooks(page, scheme);
      expect((await command.ended).code).toBe(0);
      await page.close();
      expect(complaints).toEqual([]);
    },
  );

  it.each(SYSTEMS)('says what to do when access is denied at %s, and saves nothing', async (system) => {
    const command = connect(system);
    expect(await press(command, 'access_denied')).toBe('Not signed in');
    expect(await command.ended).toMatchObject({
      code: 1,
      errors: `${TITLES[system]}: access was denied in the browser. Nothing was saved. Run this again and allow the access.\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe(practiceFile(sandbox));
  });

  it.each(SYSTEMS)('requests no token from %s when the state was changed', async (system) => {
    const command = connect(system);
    expect(await press(command, 'demo', { state: 'of-another-sign-in' })).toBe('Not signed in');
    const { code, errors } = await command.ended;
    expect(code).toBe(1);
    expect(errors).toMatch(/^\w+: the answer in the browser is for another sign-in \(wrong state\).*\n$/);
    expect(sandbox[system].calls().filter(({ route }) => route.endsWith('/token'))).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(practiceFile(sandbox));
  });

  it.each(SYSTEMS)('gets no token from %s with the challenge of another verifier', async (system) => {
    const command = connect(system);
    await press(command, 'demo', { code_challenge: 'A'.repeat(43) });
    const { code, errors } = await command.ended;
    expect(code).toBe(1);
    expect(errors).toMatch(/^\w+ refused the code of this sign-in \([\w-]+\)\. .*run this again\.\n$/);
  });

  it.each(SYSTEMS)('names the redirect URI to register when %s refuses it', async (system) => {
    const command = connect(system);
    const page = await command.nextPage();
    const redirect = new URL(page).searchParams.get('redirect_uri') ?? '';
    const again = { ...command, nextPage: () => Promise.resolve(page) };
    expect(await press(again, 'demo', { redirect_uri: `${redirect}?other=1` })).toBe('Not signed in');
    const { code, errors } = await command.ended;
    expect(code).toBe(1);
    expect(errors).toContain(`Add ${redirect} to the app's redirect URIs`);
  });

  it.each([
    ['google', 'GOOGLE'],
    ['ringcentral', 'RINGCENTRAL'],
  ] as const)('names the variables to check when %s does not know the secret', async (system, prefix) => {
    const secret = `${prefix}_CLIENT_SECRET`;
    writeFileSync(file, practiceFile(sandbox).replace(new RegExp(`^${secret}=.*$`, 'm'), `${secret}=wrong`));
    const command = connect(system);
    await press(command, 'demo');
    const { code, errors } = await command.ended;
    expect(code).toBe(1);
    expect(errors).toMatch(
      new RegExp(`refused the client id or secret .* check ${prefix}_CLIENT_ID and ${secret}\\.\n$`),
    );
  });

  const scopes = (...names: readonly string[]) => ({
    scope: names.map((name) => `https://www.googleapis.com/auth/${name}`).join(' '),
  });

  it('continues without a scope that only some fields need, and names them', async () => {
    writeFileSync(file, practiceFile(sandbox, 'GOOGLE'));
    const command = connect('google', '--write');
    await press(command, 'demo', scopes('contacts.other.readonly', 'userinfo.profile'));
    const { code, output } = await command.ended;
    expect(code).toBe(0);
    expect(output).toMatch(/did not grant \S+\/contacts: .* FORBIDDEN .*copyOtherContactToMyContacts/);
    expect(variablesOf(file)['GOOGLE_REFRESH_TOKEN']).toEqual(expect.any(String));
  });

  it('saves nothing without the scope of other contacts', async () => {
    const command = connect('google');
    await press(command, 'demo', scopes('userinfo.profile'));
    const { code, errors } = await command.ended;
    expect(code).toBe(1);
    expect(errors).toMatch(
      /did not grant \S+contacts\.other\.readonly\. Nothing was saved\. .*tick all boxes.*\n$/,
    );
    expect(readFileSync(file, 'utf8')).toBe(practiceFile(sandbox));
  });

  it('says how to get a refresh token from an app that issues none', async () => {
    sandbox.ringcentral.settings.update({ issueRefreshTokens: false });
    const command = connect('ringcentral');
    await press(command, 'demo');
    const { code, errors } = await command.ended;
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^RingCentral sent no refresh token\. .*Turn on "Issue refresh tokens".* or use a JWT\.\n$/,
    );
  });
});
