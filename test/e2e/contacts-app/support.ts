import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';

import type { Harness } from '../../support/harness.ts';
import { type Program, startProgram } from '../../support/program.ts';

const START_FILE = fileURLToPath(new URL('../../../examples/contacts-app/start.ts', import.meta.url));

/** The app, built and served in front of a running graph. */
export interface ServedApp {
  readonly url: string;
  readonly stop: Program['stop'];
}

/** @param env with GRAPH_URL to use a running graph; without it the program starts one */
export const startApp = async (env: Readonly<Record<string, string>>): Promise<ServedApp> => {
  const program = await startProgram({ APP_PORT: '0', ...env }, START_FILE);
  const url = /Contacts app\s+(http:\S+)/.exec(program.output())?.[1];
  if (url === undefined) throw new Error(`No address in: ${program.output()}`);
  return { url, stop: program.stop };
};

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/** A page and the problems that it reported. */
export interface OpenPage {
  readonly page: Page;
  /** Errors of the console, of scripts and of requests, and requests that left the app's own origin. */
  readonly complaints: readonly string[];
}

export const openApp = async (
  browser: Browser,
  app: ServedApp,
  { width, scheme }: Look = { width: 1440, scheme: 'light' },
): Promise<OpenPage> => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(app.url);
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complaints.push(`request to ${url}`);
  });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport({ width, height: 860 });
  await page.goto(app.url);
  try {
    await page.waitForSelector('.contacts .row');
  } catch (error) {
    const text = await page.$eval('body', (body) => body.innerText);
    throw new Error(`No contact is shown, but: ${text}\n${complaints.join('\n')}`, { cause: error });
  }
  return { page, complaints };
};

/** Waits until an element that a selector finds has this text. */
export const waitForText = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (found, wanted) =>
      [...document.querySelectorAll(found)].some((element) => element.textContent.includes(wanted)),
    { timeout: 15_000 },
    selector,
    text,
  );

export const textsOf = (page: Page, selector: string): Promise<readonly string[]> =>
  page.$$eval(selector, (elements) => elements.map((element) => element.textContent));

/** The names of the favorites as upstream has them. */
export const favoritesOf = async (harness: Harness): Promise<readonly string[]> => {
  const { body } = await harness.execute(
    '{ favorites(first: 100) { nodes { target { ... on PersonalContact { displayName } ... on Extension { extensionId } } } } }',
  );
  const nodes = body.data.favorites.nodes as readonly {
    readonly target: { readonly displayName?: string; readonly extensionId?: string };
  }[];
  return nodes.map(({ target }) => target.displayName ?? `Extension ${String(target.extensionId)}`);
};
