import { expect, it } from '@jest/globals';
import type { Page } from 'puppeteer-core';

import { violationsOf } from '../../support/accessibility.ts';

import { describeInBrowser, useStage } from './stage.ts';
import { type Look, waitForText } from './support.ts';

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

const LOOKS: readonly Look[] = [1440, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describeInBrowser('the looks of the contacts app', () => {
  const stage = useStage({ env: { MIRROR: 'memory' } });

  it.each(LOOKS)('are accessible and fit the screen, $width pixels wide, $scheme', async (look) => {
    const { page, complaints } = await stage.open(look);
    const check = async () => {
      expect(await violationsOf(page)).toEqual([]);
      expect(await isWiderThanScreen(page)).toBe(false);
    };
    await check();

    for (const view of look.width === 390 ? ['Favorites', 'Caller', 'Contacts'] : []) {
      await page.click(`nav ::-p-text(${view})`);
      await page.waitForSelector(`main[data-view=${view}]`);
      await check();
    }

    await page.click('.contacts .star');
    await page.waitForSelector('.contacts .star[aria-pressed=true]');
    await check();

    await page.click('[aria-label="New contact"]');
    await page.waitForSelector('dialog[open] [name=firstName]');
    await page.click('dialog [type=submit]');
    await waitForText(page, 'dialog [role=alert]', 'Please fill in');
    await check();
    await page.keyboard.press('Escape');

    await page.click('.contacts button.name');
    await page.waitForSelector('dialog[open] [name=mobilePhone]');
    await page.type('[name=mobilePhone]', '*');
    await page.$eval('[name=mobilePhone]', (input) => ((input as HTMLInputElement).value = '*123'));
    await page.click('dialog [type=submit]');
    await page.waitForSelector('dialog[open] [aria-invalid=true]');
    await check();
    await page.keyboard.press('Escape');

    await page.type('input[type=search]', 'nobody has this name');
    await waitForText(page, '.bar [role=status]', 'Nobody found');
    await check();
    expect(complaints).toEqual([]);
  });
});
