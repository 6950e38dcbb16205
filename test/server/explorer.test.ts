import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { request as rawRequest } from 'undici';

import { findChromium, HOW_TO_GET_CHROMIUM, withBrowser } from '../support/chromium.ts';
import { runOperation } from '../support/explorer-page.ts';
import { type Program, startProgram } from '../support/program.ts';

import { type StandIn, startStandIn } from './stand-in.ts';

describe('the explorer over HTTP', () => {
  let server: StandIn;
  beforeAll(async () => {
    server = await startStandIn({ NODE_ENV: 'development' });
  });
  afterAll(() => server.close());

  const get = async (headers: Record<string, string> = {}) => {
    const answer = await rawRequest(`${server.url}/`, { headers });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  };

  it('is one page that loads nothing else and may talk to its own server alone', async () => {
    const { status, headers, body } = await get();
    const html = String(body);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('<title>Contacts graph</title>');
    expect(html.replace(/<script[\s\S]*<\/script>/, '')).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(
      /https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/,
    );
  });

  it('is packed once for all, and not sent again to who has it', async () => {
    const plain = await get();
    const gzip = await get({ 'accept-encoding': 'gzip, deflate' });
    const brotli = await get({ 'accept-encoding': 'gzip, deflate, br' });
    expect([gzip.headers['content-encoding'], brotli.headers['content-encoding']]).toEqual(['gzip', 'br']);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gzip.body.length).toBeLessThan(plain.body.length / 2);
    const again = await get({ 'if-none-match': String(plain.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });
});

const CHROMIUM = findChromium();
const IS_DEMANDED = process.env['CI'] === 'true';
if (CHROMIUM === undefined && !IS_DEMANDED)
  console.warn(`The explorer's browser test is skipped, ${HOW_TO_GET_CHROMIUM}`);

(CHROMIUM === undefined && !IS_DEMANDED ? describe.skip : describe)('the explorer in a browser', () => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram();
  });
  afterAll(() => program.stop());

  it('runs its examples in the sandbox and sends no request off the machine', async () => {
    if (CHROMIUM === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
    await withBrowser(CHROMIUM, async (browser) => {
      const page = await browser.newPage();
      const requested: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requested.push(request.url()));
      page.on('console', (message) => {
        if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));

      await page.goto(`${program.url}/`);
      expect(await runOperation(page, 'personalContacts')).toMatch(
        /"totalCount": 1260,[\s\S]*"displayName": "\S/,
      );

      await page.click('.bar summary');
      await Promise.all([page.waitForNavigation(), clickLink(page, 'Favorites')]);
      expect(await runOperation(page, 'favorites')).toMatch(/"position": 0/);

      const { origin } = new URL(program.url);
      expect(requested.length).toBeGreaterThan(4);
      expect(requested.filter((url) => !isLocal(url, origin))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }, 60_000);
});

const isLocal = (url: string, origin: string): boolean =>
  url.startsWith('data:') || new URL(url.replace(/^blob:/, '')).origin === origin;

const clickLink = async (page: Page, text: string): Promise<void> => {
  const link = await page.waitForSelector(`.bar a::-p-text(${text})`);
  await link?.click();
};
