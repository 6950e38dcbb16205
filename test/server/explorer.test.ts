import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request as rawRequest } from 'undici';

import { type Program, startProgram } from '../support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(() => program.stop());

describe('the explorer over HTTP', () => {
  const get = async (path = '/', headers: Record<string, string> = {}) => {
    const answer = await rawRequest(`${program.url}${path}`, { headers });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  };
  const scriptPath = async () => /src="(\/explorer\/[^"]+\.js)"/.exec(String((await get()).body))?.[1] ?? '';

  it('loads nothing from other servers and may only connect to its own', async () => {
    const { status, headers, body } = await get();
    const html = String(body);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('<title>Contacts graph</title>');
    expect(html).toContain('name="viewport" content="width=device-width');
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(
      /https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/,
    );
  });

  it('makes browsers revalidate the page and cache its files forever', async () => {
    const page = await get();
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await get('/', { 'if-none-match': String(page.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const script = await get(await scriptPath());
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('compresses its files', async () => {
    const path = await scriptPath();
    const plain = await get(path);
    const gzip = await get(path, { 'accept-encoding': 'gzip, deflate' });
    const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect([gzip.headers['content-encoding'], brotli.headers['content-encoding']]).toEqual(['gzip', 'br']);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
  });

  it('answers 404 for an unknown file, not cacheable', async () => {
    const { status, headers } = await get('/explorer/nothing.js');
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
  });
});
