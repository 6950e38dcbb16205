import { expect, it } from '@jest/globals';
import type { Page } from 'puppeteer-core';

import type { Harness } from '../../support/harness.ts';

import { describeInBrowser, useStage } from './stage.ts';
import { textsOf, waitForText } from './support.ts';

const RINGCENTRAL_COUNT = 120;
const GOOGLE_COUNT = 130;

const seed = (url: string, size: Readonly<Record<string, unknown>>) =>
  fetch(`${url}/__sandbox/book-size`, { method: 'POST', body: JSON.stringify({ user: 'demo', ...size }) });

const seedSmallBooks = async ({ sandbox }: Harness) => {
  await seed(sandbox.ringcentral.url, { contacts: RINGCENTRAL_COUNT });
  await seed(sandbox.google.url, { otherContacts: GOOGLE_COUNT });
};

/** Google's list can be read from its end once it is mirrored. */
const googleIsMirrored = async (harness: Harness): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { body } = await harness.execute('{ otherContacts(last: 1) { totalCount } }', { as: 'nobody' });
    if (body.errors === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Google has not been mirrored');
};

const ROWS = '.contacts .row';

const scroll = (page: Page, edge: 'top' | 'bottom') =>
  page.$eval(
    '.scroller',
    (scroller, to) => {
      scroller.scrollTop = to === 'top' ? 0 : scroller.scrollHeight;
    },
    edge,
  );

/** Scrolls until all rows are there. */
const scrollUntil = async (page: Page, edge: 'top' | 'bottom', count: number): Promise<void> => {
  for (let rows = -1; rows < count;) {
    const before = rows;
    rows = (await page.$$(ROWS)).length;
    if (rows >= count) return;
    await scroll(page, edge);
    if (rows === before) await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describeInBrowser('the list of the contacts app', () => {
  const stage = useStage({ env: { MIRROR: 'memory' } }, seedSmallBooks);

  it('scrolls through both systems to the end, with each contact once', async () => {
    const { page, complaints } = await stage.open();
    expect(await textsOf(page, '.contacts h3')).toEqual(['RingCentral 120']);
    await scrollUntil(page, 'bottom', RINGCENTRAL_COUNT + GOOGLE_COUNT);
    expect(await textsOf(page, '.contacts h3')).toEqual(['RingCentral 120', 'Google 130']);
    expect(await page.$$(ROWS)).toHaveLength(RINGCENTRAL_COUNT + GOOGLE_COUNT);
    expect(await page.$$('.load')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('starts at the end, loads back to the start, and keeps the visible rows in place', async () => {
    const { page, complaints } = await stage.open();
    await googleIsMirrored(stage.harness);
    await page.click('.bar button');
    await waitForText(page, '.bar button', 'Go to the start');
    await waitForText(page, '.contacts h3', 'Google 130');
    expect(await page.$$(ROWS)).toHaveLength(50);
    const isAtBottom = await page.$eval(
      '.scroller',
      ({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight >= scrollHeight - 1,
    );
    expect(isAtBottom).toBe(true);

    const shift = await page.evaluate(async () => {
      const scroller = document.querySelector('.scroller')!;
      const row = scroller.querySelector('.row')!;
      const count = () => scroller.querySelectorAll('.row').length;
      const before = count();
      scroller.scrollTop = 200;
      const { top } = row.getBoundingClientRect();
      while (count() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
      return row.getBoundingClientRect().top - top;
    });
    expect(Math.abs(shift)).toBeLessThanOrEqual(2);

    await scrollUntil(page, 'top', RINGCENTRAL_COUNT + GOOGLE_COUNT);
    expect(await textsOf(page, '.contacts h3')).toEqual(['RingCentral 120', 'Google 130']);
    expect(complaints).toEqual([]);
  });

  it('finds contacts of both systems while typing, with fewer requests than letters', async () => {
    const { page, complaints } = await stage.open();
    const [name = ''] = await textsOf(page, '.contacts .name');
    stage.harness.clearCalls();
    const operations: string[] = [];
    page.on('request', (request) => {
      void request.fetchPostData().then((text) => operations.push(text ?? ''));
    });
    await page.type('input[type=search]', name);
    await waitForText(page, '.contacts h2', 'Search results');
    await waitForText(page, '.contacts .name', name);
    await waitForText(page, '.bar [role=status]', 'found');
    expect(operations.filter((text) => text.includes('SearchContacts')).length).toBeLessThan(name.length);
    await page.$eval('input[type=search]', (input) => {
      input.select();
    });
    await page.type('input[type=search]', 'example');
    await page.waitForSelector('.contacts .initial.google');
    await page.waitForSelector('.contacts .initial.ringcentral');
    await page.$eval('input[type=search]', (input) => {
      input.select();
    });
    await page.keyboard.press('Backspace');
    await waitForText(page, '.contacts h2', 'All contacts');
    expect(complaints).toEqual([]);
  });

  it('shows who is calling, and says so when the number is unknown', async () => {
    const { page, complaints } = await stage.open();
    const { body } = await stage.harness.execute(
      '{ personalContacts(first: 50) { nodes { displayName primaryPhoneNumber } } }',
    );
    const known = (body.data.personalContacts.nodes as readonly Record<string, string | null>[]).find(
      ({ primaryPhoneNumber }) => primaryPhoneNumber?.startsWith('+') === true,
    );
    await page.type('input[type=tel]', String(known?.['primaryPhoneNumber']));
    await page.keyboard.press('Enter');
    await waitForText(page, '.caller .name', String(known?.['displayName']));
    await page.type('input[type=tel]', '+442079460999');
    await page.keyboard.press('Enter');
    await waitForText(page, '.caller [role=status]', 'Nobody you know has +442079460999.');
    expect(complaints).toEqual([]);
  });
});
