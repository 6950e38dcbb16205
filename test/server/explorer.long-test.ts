import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { request as rawRequest } from 'undici';

import { violationsOf } from '../support/accessibility.ts';
import { findChromium, HOW_TO_GET_CHROMIUM, launchBrowser } from '../support/chromium.ts';
import {
  openExample,
  readOperation,
  readStrip,
  runOperation,
  visitExplorer,
  waitForExplorer,
  waitForOperation,
} from '../support/explorer-page.ts';
import { type Program, startProgram } from '../support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await startProgram({ SANDBOX_QUOTAS: 'real' });
});
afterAll(() => program.stop());

const CHROMIUM = findChromium();
const IS_DEMANDED = process.env['CI'] === 'true';
if (CHROMIUM === undefined && !IS_DEMANDED)
  console.warn(`The explorer's browser tests are skipped, ${HOW_TO_GET_CHROMIUM}`);

const SCREENS = [1440, 390].flatMap((width) =>
  ['light', 'dark'].map((scheme) => ({ width, scheme, height: width === 390 ? 844 : 860 })),
);
type Screen = (typeof SCREENS)[number];
const [DESKTOP] = SCREENS as [Screen];

(CHROMIUM === undefined && !IS_DEMANDED ? describe.skip : describe)('the explorer in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let requested: string[];
  let complaints: string[];
  beforeAll(async () => {
    if (CHROMIUM === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
    browser = await launchBrowser(CHROMIUM);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await browser.createBrowserContext();
    requested = [];
    complaints = [];
  });
  afterEach(async () => {
    await context.close();
    const { origin } = new URL(program.url);
    expect(requested.length).toBeGreaterThan(4);
    expect(requested.filter((url) => !isLocal(url, origin))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const open = async ({ width, height, scheme }: Screen = DESKTOP): Promise<Page> => {
    const page = await context.newPage();
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const isPhone = width < 500;
    await page.setViewport({ width, height, isMobile: isPhone, hasTouch: isPhone });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await visitExplorer(page, program.url);
    return page;
  };

  it.each(SCREENS)('fits a $scheme screen of $width pixels and has no violation by axe', async (screen) => {
    const page = await open(screen);
    await openExample(page, 'What is left of the upstream quotas');
    await page.click('.graphiql-execute-button');
    await readStrip(page, 'No upstream call');
    expect(await violationsOf(page)).toEqual([]);
    await page.click(`button[aria-label="Show Documentation Explorer"]`);
    await page.click(`button[aria-label="Show Examples"]`);
    await page.waitForSelector('.examples');
    expect(await violationsOf(page)).toEqual([]);
    const sizes = await page.evaluate(() => {
      const examples = document.querySelector('.graphiql-plugin')!;
      return {
        page: document.documentElement.scrollWidth,
        background: getComputedStyle(examples.closest('.graphiql-container')!).backgroundColor,
        paneRight: examples.getBoundingClientRect().right,
      };
    });
    expect(sizes.page).toBe(screen.width);
    expect(sizes.paneRight).toBeLessThanOrEqual(screen.width);
    expect(sizes.background === 'rgb(255, 255, 255)').toBe(screen.scheme === 'light');
  });

  it('shows the purpose of the graph, the current caller and the examples, in one tab', async () => {
    const page = await open();
    const text = await page.$eval('body', (body) => body.innerText);
    expect(text).toContain('Google People other contacts and the RingCentral personal address book');
    expect(text).toContain('no data leaves this machine');
    expect(text).toContain('You are');
    expect(await page.$eval('.callers select', (select) => select.value)).toBe('Demo user');
    expect(await page.$$eval('.examples h3', (groups) => groups.map((group) => group.textContent))).toEqual([
      'Read',
      'Search',
      'Write contacts',
      'Write favorites',
      'Sync',
      'Federation',
      'Quota and cache',
    ]);
    expect(await tabs(page)).toEqual(['BothAddressBooks']);
  });

  it('marks each example that writes', async () => {
    const page = await open();
    const marked = await page.$$eval('.examples button', (buttons) =>
      buttons.filter((button) => button.querySelector('small') !== null).map((button) => button.textContent),
    );
    expect(marked).toHaveLength(12);
    expect(marked).toContain('Create a contactwrites');
    expect(marked).not.toContain('Favorites with their contactswrites');
  });

  it('opens an example in the current tab, where undo restores the previous text', async () => {
    const page = await open();
    const before = await readOperation(page);
    await openExample(page, 'Any object by its global id');
    expect(await readOperation(page)).toContain('query Node');
    await openExample(page, 'Favorites with their contacts');
    expect(await readOperation(page)).toContain('query Favorites');
    expect(await tabs(page)).toHaveLength(1);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await waitForOperation(page, 'query BothAddressBooks');
    expect(await readOperation(page)).toBe(before);
  });

  it('shows each pane from its top, even if the previous one was scrolled', async () => {
    const page = await open();
    const top = () => page.$eval('.graphiql-plugin', (pane) => pane.scrollTop);
    await page.$eval('.graphiql-plugin', (pane) => pane.scrollTo(0, 500));
    expect(await top()).toBeGreaterThan(100);
    await page.click('button[aria-label="Show Documentation Explorer"]');
    await page.waitForSelector('.graphiql-doc-explorer');
    await page.waitForFunction(() => document.querySelector('.graphiql-plugin')?.scrollTop === 0);
    expect(await top()).toBe(0);
  });

  it('closes the examples pane on a phone after an example is opened, so that the operation is visible', async () => {
    const page = await open({ width: 390, height: 844, scheme: 'light' });
    expect(await page.$('.examples')).toBeNull();
    await openExample(page, 'Favorites with their contacts');
    await page.waitForSelector('.examples', { hidden: true });
    expect(await readOperation(page)).toContain('query Favorites');
    for (const part of ['.graphiql-query-editor', '.graphiql-response']) {
      const width = await page.$eval(part, (element) => element.getBoundingClientRect().width);
      expect([part, width > 340]).toEqual([part, true]);
    }
  });

  it('keeps the current tab over a reload', async () => {
    const page = await open();
    await openExample(page, 'Favorites with their contacts');
    await page.waitForFunction(() => document.querySelector('.graphiql-tab')?.textContent === 'Favorites');
    await page.click('.graphiql-tab-add');
    await page.waitForFunction(() => document.querySelectorAll('.graphiql-tab').length === 2);
    await page.click('#graphiql-session-tab-0');
    await page.waitForSelector('#graphiql-session-tab-0[aria-current="true"]');
    await page.waitForFunction(
      () =>
        (localStorage.getItem('graphiql:tabState') ?? '').includes('"activeTabIndex":0') &&
        /Favorites.*untitled/.test(localStorage.getItem('graphiql:tabState') ?? ''),
    );
    const before = await tabs(page);
    for (const _ of [1, 2]) {
      await page.reload();
      await waitForExplorer(page);
      expect(await tabs(page)).toEqual(before);
      expect(await page.$eval('[aria-current="true"]', (tab) => tab.textContent)).toBe('Favorites');
      expect(await readOperation(page)).toContain('query Favorites');
    }
  });

  it('keeps the history of executed operations over a reload', async () => {
    const page = await open();
    await openExample(page, 'What is left of the upstream quotas');
    await page.click('.graphiql-execute-button');
    await readStrip(page, 'No upstream call');
    await page.reload();
    await waitForExplorer(page);
    await page.click('button[aria-label="Show History"]');
    const item = await page.waitForSelector('.graphiql-history-item-label');
    expect(await item?.evaluate((element) => element.textContent)).toContain('UpstreamQuotas');
  });

  it('records an example that is run immediately under its own name and text', async () => {
    const page = await open();
    for (const title of ['What is left of the upstream quotas', 'Favorites with their contacts']) {
      await page.waitForSelector(`.examples button::-p-text(${title})`);
      // In one task of the page, before any debounced handler of the editor runs.
      await page.evaluate((name) => {
        [...document.querySelectorAll<HTMLElement>('.examples button')]
          .find((button) => button.textContent.startsWith(name))
          ?.click();
        document.querySelector<HTMLElement>('.graphiql-execute-button')?.click();
      }, title);
      await readStrip(page, 'upstream call');
    }
    const stored = await page.evaluate(() => localStorage.getItem('graphiql:queries') ?? '{}');
    const { queries } = JSON.parse(stored) as {
      readonly queries: readonly { readonly operationName: string; readonly query: string }[];
    };
    expect(queries.map(({ operationName }) => operationName)).toEqual(['UpstreamQuotas', 'Favorites']);
    expect(queries.map(({ query }) => /query (\w+)/.exec(query)?.[1])).toEqual([
      'UpstreamQuotas',
      'Favorites',
    ]);
  });

  it('sends operations as the chosen caller, also after a reload', async () => {
    const page = await open();
    await openExample(page, 'Contacts by the first letters of a name');
    await page.select('.callers select', 'Second user');
    await page.reload();
    await waitForExplorer(page);
    expect(await page.$eval('.callers select', (select) => select.value)).toBe('Second user');
    await openExample(page, 'Favorites with their contacts');
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.click('.graphiql-execute-button'),
    ]);
    expect(sent.headers()).toMatchObject({
      'x-google-authorization': 'Bearer sandbox-google-second',
      'x-ringcentral-authorization': 'Bearer sandbox-ringcentral-second',
    });
  });

  it('sends typed tokens, with or without "Bearer"', async () => {
    const page = await open();
    await page.select('.callers select', 'Own tokens');
    const [google, ringcentral] = await page.$$('.callers input');
    await google?.type('sandbox-google-second');
    await ringcentral?.type('Bearer nobody');
    await openExample(page, 'Favorites with their contacts');
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST'),
      page.click('.graphiql-execute-button'),
    ]);
    expect(sent.headers()).toMatchObject({
      'x-google-authorization': 'Bearer sandbox-google-second',
      'x-ringcentral-authorization': 'Bearer nobody',
    });
    expect(await readStrip(page, 'RingCentral')).toMatch(/token|credential/i);
  });

  it('shows the upstream calls and the remaining quota above the result', async () => {
    const page = await open();
    expect(await runOperation(page, 'personalContacts')).toMatch(
      /"totalCount": 1260,[\s\S]*"displayName": "\S/,
    );
    const strip = await readStrip(page, '2 upstream calls');
    expect(strip).toContain('1 to RingCentral');
    expect(strip).toMatch(/RingCentral, heavy: \d calls? left of 10 per 60 seconds/);
    const isAbove = await page.evaluate(() => {
      const [strip, result] = ['.strip', '.result-window'].map((selector) =>
        document.querySelector(selector)?.getBoundingClientRect(),
      );
      return strip !== undefined && result !== undefined && strip.bottom <= result.top + 1;
    });
    expect(isAbove).toBe(true);
  });

  it('shows the location of an error, in the strip and in the result', async () => {
    const page = await open();
    await replaceOperation(page, '{ nothing }');
    await page.click('.graphiql-execute-button');
    expect(await readStrip(page, 'Line')).toContain('Line 1, column 3: Cannot query field "nothing"');
    await page.waitForFunction(() =>
      document.querySelector('.graphiql-response .view-lines')?.textContent.includes('locations'),
    );
  });

  it('shows that the quota is used up, and when to try again', async () => {
    const page = await open();
    const url = /RingCentral +(http\S+)/.exec(program.output())?.[1] ?? '';
    const { statusCode } = await rawRequest(`${url}/__sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'status', status: 429, retryAfter: 34 }),
    });
    expect(statusCode).toBeLessThan(300);
    await openExample(page, 'Favorites with their contacts');
    await page.click('.graphiql-execute-button');
    expect(await readStrip(page, 'out of quota')).toMatch(
      /RingCentral is out of quota\. Try again in 3\d seconds, at \d/,
    );
    await rawRequest(`${url}/__sandbox/faults`, { method: 'DELETE' });
  });

  it('can be used with the keyboard only', async () => {
    const page = await open();
    await openExample(page, 'What is left of the upstream quotas');
    // Opening the example moved the focus into the editor.
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await readStrip(page, 'No upstream call');
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.className);
    expect(focused).toContain('graphiql-execute-button');
    expect(await readOperation(page)).toContain('query UpstreamQuotas');
    await page.focus('.examples button');
    await page.keyboard.press('Enter');
    await waitForOperation(page, 'query BothAddressBooks');
  });
});

const isLocal = (url: string, origin: string): boolean =>
  url.startsWith('data:') || new URL(url.replace(/^blob:/, '')).origin === origin;

const tabs = (page: Page): Promise<readonly string[]> =>
  page.$$eval('.graphiql-tab-button', (buttons) => buttons.map((button) => button.textContent));

const replaceOperation = async (page: Page, text: string): Promise<void> => {
  await page.click('.graphiql-query-editor .view-lines');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await page.keyboard.sendCharacter(text);
};
