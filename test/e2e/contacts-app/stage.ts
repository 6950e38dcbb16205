import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { once } from 'node:events';
import type { Page } from 'puppeteer-core';

import { findChromium, HOW_TO_GET_CHROMIUM, withBrowser } from '../../support/chromium.ts';
import { type Harness, type HarnessOptions, startHarness } from '../../support/harness.ts';

import { type Look, openApp, type OpenPage, type ServedApp, startApp } from './support.ts';

const CHROMIUM = findChromium();
const IS_DEMANDED = process.env['CI'] === 'true';
if (CHROMIUM === undefined && !IS_DEMANDED)
  console.warn(`The contacts app's browser tests are skipped, ${HOW_TO_GET_CHROMIUM}`);

/** Tests that need a browser. Without one they are skipped, or fail where CI requires it. */
export const describeInBrowser = CHROMIUM === undefined && !IS_DEMANDED ? describe.skip : describe;

/** A graph over a sandbox, the app in front of it and a browser. Each test has one page, which is closed afterwards. */
export interface Stage {
  readonly harness: Harness;
  readonly app: ServedApp;
  readonly open: (look?: Look) => Promise<OpenPage>;
}

/** Registers the hooks of a describe block. `prepare` runs before the app starts. */
export const useStage = (
  options: HarnessOptions,
  prepare: (harness: Harness) => Promise<unknown> = () => Promise.resolve(),
): Stage => {
  const stage = {} as { harness: Harness; app: ServedApp; open: Stage['open'] };
  const openedPages: Page[] = [];
  const end = new AbortController();
  let browserEnded: Promise<unknown>;
  beforeAll(async () => {
    stage.harness = await startHarness({ hasOwnCredentials: true, ...options });
    await prepare(stage.harness);
    stage.app = await startApp({ GRAPH_URL: stage.harness.url });
    await new Promise<void>((resolve, reject) => {
      browserEnded = withBrowser(CHROMIUM ?? '', async (browser) => {
        stage.open = async (look) => {
          const opened = await openApp(browser, stage.app, look);
          openedPages.push(opened.page);
          return opened;
        };
        resolve();
        await once(end.signal, 'abort');
      });
      browserEnded.catch(reject);
    });
  });
  afterEach(async () => {
    for (const page of openedPages.splice(0)) await page.close();
    stage.harness.sandbox.google.clearFaults();
    stage.harness.sandbox.ringcentral.clearFaults();
  });
  afterAll(async () => {
    end.abort();
    await browserEnded;
    await stage.app.stop();
    await stage.harness.close();
  });
  return stage;
};
