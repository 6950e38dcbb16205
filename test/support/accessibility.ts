import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

/**
 * What axe-core finds wrong with the page as it is: rules, and the elements that break them. Its script comes in by the debugger, so that a
 * page's content security policy does not keep it out.
 */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
