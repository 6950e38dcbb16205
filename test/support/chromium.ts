import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const HOW_TO_GET_CHROMIUM =
  'no Chromium found: install one (apt-get install chromium) or name it in CHROMIUM_PATH';

/** An installed browser; `CHROMIUM_PATH` takes precedence. */
export const findChromium = (): string | undefined =>
  [process.env['CHROMIUM_PATH'] ?? '', ...USUAL_PATHS].find((path) => path !== '' && existsSync(path));

/** Starts a browser with an empty profile that can only connect to loopback. */
export const launchBrowser = (executablePath: string): Promise<Browser> =>
  puppeteer.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });

export const withBrowser = async <Result>(
  executablePath: string,
  use: (browser: Browser) => Promise<Result>,
): Promise<Result> => {
  const browser = await launchBrowser(executablePath);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
};
