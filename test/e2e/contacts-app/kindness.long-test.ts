import { expect, it } from '@jest/globals';

import { SYSTEM_CLOCK } from '../../../src/mirror/stream.ts';

import { describeInBrowser, useStage } from './stage.ts';
import { startApp, textsOf, waitForText } from './support.ts';

describeInBrowser('the contacts app when a system is down', () => {
  const stage = useStage({ env: { MIRROR: 'off' } });

  it.each([
    ['google', 'Google does not allow this.', ['RingCentral 1,260']],
    ['ringcentral', 'RingCentral does not allow this.', ['Google']],
  ] as const)(
    'shows the other one while %s is down, and both when it is back',
    async (down, words, headings) => {
      stage.harness.sandbox[down].addFault({ kind: 'status', status: 403 });
      const { page, complaints } = await stage.open();
      await waitForText(page, '.contacts .notices', words);
      const shown = await textsOf(page, '.contacts h3');
      expect(shown.map((text, index) => text.startsWith(headings[index] ?? '-'))).toEqual([true]);
      stage.harness.sandbox[down].clearFaults();
      await page.click('.contacts .notices button');
      await page.waitForFunction(() => document.querySelector('.contacts .notices p') === null);
      await waitForText(page, '.contacts h3', 'RingCentral');
      expect(complaints).toEqual([]);
    },
  );

  it('shows what a search found in one system, and the error of the other', async () => {
    const { page } = await stage.open();
    stage.harness.sandbox.google.addFault({ kind: 'status', status: 403 });
    await page.type('input[type=search]', 'Amber');
    await waitForText(page, '.contacts .notices', 'Google does not allow this.');
    await waitForText(page, '.contacts .name', 'Amber');
  });
});

describeInBrowser('the contacts app near the end of a quota', () => {
  const stage = useStage({ sandbox: { quotas: 'real' }, env: { MIRROR: 'off' } });

  it('says how many calls are left, but only when few are', async () => {
    const { page } = await stage.open();
    expect(await page.$('header .notices p')).toBeNull();
    for (let first = 1; first <= 8; first += 1) {
      await stage.harness.execute(`{ personalContacts(first: ${first}) { totalCount } }`, { as: 'nobody' });
    }
    await waitForText(page, 'header .notices', 'RingCentral has');
  });
});

describeInBrowser('the contacts app over an outdated mirror', () => {
  const date = () => Date.now() - 10 * 60_000;
  const stage = useStage({ env: { MIRROR: 'memory' }, clock: { ...SYSTEM_CLOCK, date } });

  it('says how old the data is', async () => {
    const { page } = await stage.open();
    for (let attempt = 0; attempt < 50 && (await page.$('.contacts .notices p')) === null; attempt += 1) {
      await page.reload();
      await page.waitForSelector('.contacts .row');
    }
    await waitForText(page, '.contacts .notices', 'contacts are shown as they were at');
  });
});

describeInBrowser('npm run example:app', () => {
  it('starts sandbox, graph and app, and prints where they are', async () => {
    const app = await startApp({});
    const page = await fetch(app.url);
    expect(await page.text()).toContain('<title>Contacts</title>');
    const answer = await fetch(new URL('/graphql', app.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ personalContacts(first: 1) { nodes { id } } }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { personalContacts: { nodes: [{}] } } });
    await app.stop();
  });
});
