import { fileURLToPath } from 'node:url';

import { findChromium, HOW_TO_GET_CHROMIUM, withBrowser } from '../test/support/chromium.ts';
import { runOperation } from '../test/support/explorer-page.ts';
import { startProgram } from '../test/support/program.ts';

/** Takes the README's picture: the explorer of a freshly started program, with the answer to its first example. */
const TARGET = fileURLToPath(new URL('../docs/explorer.png', import.meta.url));

const CHROMIUM = findChromium();
if (CHROMIUM === undefined) throw new Error(HOW_TO_GET_CHROMIUM);

const program = await startProgram();
try {
  await withBrowser(CHROMIUM, async (browser) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720, deviceScaleFactor: 1 });
    await page.goto(`${program.url}/`);
    await runOperation(page, 'personalContacts');
    await page.screenshot({ path: TARGET });
  });
} finally {
  await program.stop();
}
console.log(`Wrote ${TARGET}`);
