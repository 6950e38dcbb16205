import { fileURLToPath } from 'node:url';
import { findChromium, howToGetChromium, withBrowser } from '../test/support/chromium.ts';
import { runOperation } from '../test/support/explorer-page.ts';
import { startProgram } from '../test/support/program.ts';

/** Takes the README's picture: the explorer of a freshly started program, with the answer to its first example. */
const target = fileURLToPath(new URL('../docs/explorer.png', import.meta.url));

const chromium = findChromium();
if (chromium === undefined) throw new Error(howToGetChromium);

const program = await startProgram();
try {
  await withBrowser(chromium, async (browser) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 860, deviceScaleFactor: 1 });
    await page.goto(`${program.url}/`);
    await runOperation(page, 'personalContacts');
    await page.screenshot({ path: target });
  });
} finally {
  await program.stop();
}
console.log(`Wrote ${target}`);
