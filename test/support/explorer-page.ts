import type { Page } from 'puppeteer-core';

/** Opens the explorer of a server. The first visit waits for the build, which takes long on a busy machine. */
export const visitExplorer = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/`, { timeout: 120_000 });
  await waitForExplorer(page);
};

/** Waits until the editor shows an operation. */
export const waitForExplorer = async (page: Page): Promise<void> => {
  await page.waitForSelector('.graphiql-query-editor .view-line span', { timeout: 40_000 });
};

/**
 * Presses the explorer's button and waits for an answer that has an object under `field`. Returns the visible lines, because
 * only those are in the page.
 */
export const runOperation = async (page: Page, field: string): Promise<string> => {
  await waitForExplorer(page);
  await page.click('.graphiql-execute-button');
  const response = await page.waitForFunction(
    (name) => {
      // The editor writes non-breaking spaces.
      const text = [...document.querySelectorAll('.graphiql-response .view-line')]
        .map((line) => line.textContent.replaceAll('\u00a0', ' '))
        .join('\n');
      return text.includes(`"${name}": {`) ? text : false;
    },
    { timeout: 15_000 },
    field,
  );
  return String(await response.jsonValue());
};

/**
 * Opens an example by its title, and waits until the editor shows it: the editor draws a new text in a later frame. Opens the
 * pane of examples first if it is closed.
 */
export const openExample = async (page: Page, title: string): Promise<void> => {
  if ((await page.$('.examples')) === null) await page.click('button[aria-label="Show Examples"]');
  const button = await page.waitForSelector(`.examples button::-p-text(${title})`);
  await button?.click();
  // Each example begins with a comment that ends with its title.
  await waitForOperation(page, `: ${title}`);
};

/** Waits until the operation editor shows a text. */
export const waitForOperation = async (page: Page, part: string): Promise<void> => {
  await page.waitForFunction(
    (expected) =>
      document
        .querySelector('.graphiql-query-editor .view-lines')
        ?.textContent.replaceAll('\u00a0', ' ')
        .includes(expected),
    { timeout: 15_000 },
    part,
  );
};

/** The text of the strip above the result, once it contains `part`. */
export const readStrip = async (page: Page, part: string): Promise<string> => {
  const strip = await page.waitForFunction(
    (expected) => {
      const text = document.querySelector('.strip')?.textContent ?? '';
      return text.includes(expected) && text;
    },
    { timeout: 15_000 },
    part,
  );
  return String(await strip.jsonValue());
};

/** The text of the operation editor, as far as it is visible. */
export const readOperation = (page: Page): Promise<string> =>
  page.$$eval('.graphiql-query-editor .view-line', (lines) =>
    lines.map((line) => line.textContent.replaceAll('\u00a0', ' ')).join('\n'),
  );
