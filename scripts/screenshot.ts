import { fileURLToPath } from 'node:url';

import { openApp, startApp } from '../test/e2e/contacts-app/support.ts';
import { findChromium, HOW_TO_GET_CHROMIUM, withBrowser } from '../test/support/chromium.ts';
import { runOperation, visitExplorer } from '../test/support/explorer-page.ts';
import { startProgram } from '../test/support/program.ts';

/** Takes the README's screenshots: the explorer with the result of its first example, and the contacts app. */
const TARGET = fileURLToPath(new URL('../docs/explorer.png', import.meta.url));

const CHROMIUM = findChromium();
if (CHROMIUM === undefined) throw new Error(HOW_TO_GET_CHROMIUM);

const program = await startProgram();
try {
  await withBrowser(CHROMIUM, async (browser) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720, deviceScaleFactor: 1 });
    await visitExplorer(page, program.url);
    await runOperation(page, 'personalContacts');
    await page.screenshot({ path: TARGET });
  });
} finally {
  await program.stop();
}
console.log(`Wrote ${TARGET}`);

const app = await startApp({ MIRROR: 'memory' });
try {
  await withBrowser(CHROMIUM, async (browser) => {
    for (const look of [
      { name: 'wide', width: 1020, height: 560, scheme: 'light' },
      { name: 'phone', width: 390, height: 640, scheme: 'dark' },
    ] as const) {
      const { page } = await openApp(browser, app, look);
      await page.setViewport({ width: look.width, height: look.height });
      await page.waitForSelector('.favorites .row');
      const path = fileURLToPath(new URL(`../docs/contacts-app-${look.name}.png`, import.meta.url));
      await page.screenshot({ path });
      console.log(`Wrote ${path}`);
    }
  });
} finally {
  await app.stop();
}
