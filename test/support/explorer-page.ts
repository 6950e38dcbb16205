import type { Page } from 'puppeteer-core';

/**
 * Presses the explorer's button and waits for an answer that begins with data under `field`. Gives the lines of it that
 * are visible: the editor has no others in the page.
 */
export const runOperation = async (page: Page, field: string): Promise<string> => {
  await page.waitForSelector('.graphiql-execute-button');
  await page.click('.graphiql-execute-button');
  const response = await page.waitForFunction(
    (name) => {
      // The editor writes unbreakable spaces.
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
