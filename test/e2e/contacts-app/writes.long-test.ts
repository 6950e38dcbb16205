import { expect, it } from '@jest/globals';
import type { Page } from 'puppeteer-core';

import { describeInBrowser, useStage } from './stage.ts';
import { favoritesOf, textsOf, waitForText } from './support.ts';

const FAVORITE_NAMES = '.favorites .name';

interface FavoriteNode {
  readonly targetAccountId: string | null;
  readonly target: { readonly id?: string; readonly extensionId?: string } | null;
}

const fill = async (page: Page, field: string, text: string): Promise<void> => {
  await page.waitForSelector(`dialog[open] [name=${field}]`);
  await page.$eval(`[name=${field}]`, (input) => {
    (input as HTMLInputElement).select();
  });
  await page.keyboard.press('Backspace');
  await page.type(`[name=${field}]`, text);
};

describeInBrowser('changes in the contacts app', () => {
  const stage = useStage({ env: { MIRROR: 'memory' } });

  it('moves a favorite by keyboard with one write, and the order is there after a reload', async () => {
    const { page, complaints } = await stage.open();
    await page.waitForSelector(FAVORITE_NAMES);
    const [first, second, third, ...rest] = await favoritesOf(stage.harness);
    stage.harness.clearCalls();
    await page.focus('.favorites .handle');
    for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Space'] as const) await page.keyboard.press(key);
    const moved = [second, third, first, ...rest];
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual(moved);
    await waitForText(page, '.message', 'The new order is saved.');
    expect(stage.harness.calls().filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(await favoritesOf(stage.harness)).toEqual(moved);
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toContain(
      `Move ${String(first)}, place 3`,
    );
    await page.reload();
    await page.waitForSelector(FAVORITE_NAMES);
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual(moved);
    expect(complaints).toEqual([]);
  });

  it('moves a favorite by drag, and Escape puts one back without a write', async () => {
    const { page, complaints } = await stage.open();
    await page.waitForSelector(FAVORITE_NAMES);
    const before = await favoritesOf(stage.harness);
    const [first, second, third, ...rest] = before;
    stage.harness.clearCalls();
    await page.focus('.favorites .handle');
    for (const key of ['Space', 'ArrowDown', 'Escape'] as const) await page.keyboard.press(key);
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual(before);
    expect(stage.harness.calls().filter(({ method }) => method !== 'GET')).toEqual([]);

    const [handle, , target] = await page.$$('.favorites .handle');
    const from = (await handle?.boundingBox())!;
    const to = (await target?.boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 8 });
    await page.mouse.up();
    await waitForText(page, '.message', 'The new order is saved.');
    expect(await favoritesOf(stage.harness)).toEqual([second, third, first, ...rest]);
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual([second, third, first, ...rest]);
    expect(complaints).toEqual([]);
  });

  it('puts the favorites back when the new order cannot be saved', async () => {
    const { page } = await stage.open();
    await page.waitForSelector(FAVORITE_NAMES);
    const before = await favoritesOf(stage.harness);
    stage.harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403, match: { method: 'PUT' } });
    await page.focus('.favorites .handle');
    for (const key of ['Space', 'ArrowDown', 'Space'] as const) await page.keyboard.press(key);
    await waitForText(page, '.message', 'The order was not saved. RingCentral does not allow this.');
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual(before);
  });

  it('shows a saved contact at once, before upstream has answered', async () => {
    const { page, complaints } = await stage.open();
    stage.harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 4_000,
      match: { method: 'PATCH' },
    });
    await page.click('.contacts button.name');
    await fill(page, 'firstName', 'Juniper');
    await fill(page, 'lastName', 'Testfield');
    await page.keyboard.press('Enter');
    await waitForText(page, '.contacts .name', 'Juniper Testfield');
    expect(await textsOf(page, '.message')).toEqual(['']);
    await waitForText(page, '.message', 'Juniper Testfield is saved.');
    expect(await textsOf(page, '.contacts .name')).toContain('Juniper Testfield');
    expect(await page.$('dialog')).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('undoes a refused change and says why at its field', async () => {
    const { page, complaints } = await stage.open();
    const before = await textsOf(page, '.contacts .name');
    stage.harness.clearCalls();
    await page.click('.contacts li:nth-child(2) button.name');
    await fill(page, 'firstName', 'Refused');
    await fill(page, 'mobilePhone', '*123');
    await page.click('dialog [type=submit]');
    await page.waitForSelector('dialog[open] [name=mobilePhone][aria-invalid=true]');
    expect(await page.$eval('#mobilePhone-fault', ({ textContent }) => textContent)).toMatch(/asterisk/);
    expect(await page.$$('[aria-invalid=true]')).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('mobilePhone');
    expect(await page.$eval('[name=firstName]', (input) => (input as HTMLInputElement).value)).toBe(
      'Refused',
    );
    expect(await textsOf(page, '.contacts .name')).toEqual(before);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(before[1]);
    expect(complaints).toEqual([]);
  });

  it('creates a contact by keyboard, first in the list at once, and says why when it cannot', async () => {
    const { page, complaints } = await stage.open();
    const [first] = await textsOf(page, '.contacts .name');
    const [heading] = await textsOf(page, '.contacts h3');
    await page.focus('header button[aria-label="New contact"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] [name=firstName]:focus');
    await page.keyboard.press('Enter');
    await waitForText(page, 'dialog [role=alert]', 'Please fill in at least one field.');
    await fill(page, 'firstName', 'Hazel');
    await fill(page, 'lastName', 'Testwood');
    await fill(page, 'mobilePhone', '*123');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] [name=mobilePhone][aria-invalid=true]:focus');
    expect(await textsOf(page, '.contacts .name')).toContain(first);
    expect(await textsOf(page, '.contacts .name')).not.toContain('Hazel Testwood');
    expect(await textsOf(page, '.contacts h3')).toEqual([heading]);

    await fill(page, 'mobilePhone', '+16505550133');
    stage.harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 3_000,
      match: { method: 'POST' },
    });
    stage.harness.clearCalls();
    await page.keyboard.press('Enter');
    await waitForText(page, '.contacts .name', 'Hazel Testwood');
    expect(await textsOf(page, '.message')).toEqual(['']);
    await waitForText(page, '.message', 'Hazel Testwood is saved.');
    expect((await textsOf(page, '.contacts .name')).slice(0, 2)).toEqual(['Hazel Testwood', first]);
    expect(stage.harness.calls().filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(await page.$eval('.scroller', ({ scrollTop }) => scrollTop)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('New contact');
    expect(complaints).toEqual([]);
  });

  it('adds a favorite from its row at once, and removes it again', async () => {
    const { page, complaints } = await stage.open();
    const star = '.contacts li:nth-child(3) .star';
    await page.waitForSelector(`${star}[aria-pressed=false]`);
    const name = (await textsOf(page, '.contacts .name'))[2] ?? '';
    const before = await favoritesOf(stage.harness);
    stage.harness.sandbox.ringcentral.addFault({
      kind: 'latency',
      latencyMs: 2_000,
      match: { method: 'PUT' },
    });
    await page.focus(star);
    await page.keyboard.press('Space');
    await page.waitForSelector(`${star}[aria-pressed=true]:focus`);
    expect((await textsOf(page, FAVORITE_NAMES)).at(-1)).toBe(name);
    expect(await textsOf(page, '.message')).toEqual(['']);
    await waitForText(page, '.message', `${name} is a favorite now.`);
    expect(await favoritesOf(stage.harness)).toEqual([...before, name]);

    stage.harness.sandbox.ringcentral.clearFaults();
    await page.focus('.favorites li:last-child .star');
    await page.keyboard.press('Space');
    await page.waitForSelector(`${star}[aria-pressed=false]`);
    await waitForText(page, '.message', `${name} is no longer a favorite.`);
    expect(await favoritesOf(stage.harness)).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it('keeps the focus among the favorites when they are removed by keyboard, to the last one', async () => {
    const { page, complaints } = await stage.open();
    await page.waitForSelector(FAVORITE_NAMES);
    const write =
      'mutation($input: SetFavoritesInput!) { setFavorites(input: $input) { userErrors { message } } }';
    const { body } = await stage.harness.execute(
      '{ favorites(first: 100) { nodes { targetAccountId target { ... on PersonalContact { id } ... on Extension { extensionId } } } } }',
    );
    const nodes = body.data.favorites.nodes as readonly FavoriteNode[];
    const contacts = nodes.flatMap(({ target }) => (target?.id === undefined ? [] : [target.id]));
    const extension = nodes.find(({ target }) => target?.extensionId !== undefined);
    const favorites = [
      ...contacts.slice(0, 2).map((personalContactId) => ({ personalContactId })),
      { extensionId: extension?.target?.extensionId, accountId: extension?.targetAccountId },
      { personalContactId: contacts[2] },
    ];
    await stage.harness.execute(write, { variables: { input: { favorites } } });
    await page.reload();
    await page.waitForSelector(FAVORITE_NAMES);
    const [first, second, third, last] = await textsOf(page, FAVORITE_NAMES);
    const focus = () =>
      page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent);
    const remove = async (name: string | undefined) => {
      await page.keyboard.press('Space');
      await waitForText(page, '.message', `${String(name)} is no longer a favorite.`);
    };

    await page.focus('.favorites .star');
    await remove(first);
    expect(await focus()).toBe(`Favorite: ${String(second)}`);
    await remove(second);
    // An extension has no star.
    expect(await focus()).toBe(`Move ${String(third)}, place 1 of 2`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await remove(last);
    expect(await focus()).toBe(`Move ${String(third)}, place 1 of 1`);
    expect(await favoritesOf(stage.harness)).toEqual([third]);

    await stage.harness.execute(write, {
      variables: { input: { favorites: [{ personalContactId: contacts[0] }] } },
    });
    await page.reload();
    await page.waitForSelector(FAVORITE_NAMES);
    await page.focus('.favorites .star');
    await remove(first);
    expect(await focus()).toBe('Favorites');
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('undoes the star when upstream refuses', async () => {
    const { page } = await stage.open();
    const star = '.contacts li:nth-child(4) .star';
    await page.waitForSelector(`${star}[aria-pressed=false]`);
    const before = await textsOf(page, FAVORITE_NAMES);
    stage.harness.sandbox.ringcentral.addFault({ kind: 'status', status: 403, match: { method: 'PUT' } });
    await page.click(star);
    await waitForText(page, '.message', 'Nothing was changed. RingCentral does not allow this.');
    await page.waitForSelector(`${star}[aria-pressed=false]`);
    expect(await textsOf(page, FAVORITE_NAMES)).toEqual(before);
  });
});
