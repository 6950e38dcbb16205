import { expect, it } from '@jest/globals';

import { MODES } from '../../bench/modes.ts';
import { HELP, parseOptions } from '../../bench/options.ts';

it.each(Object.keys(MODES))('lists the mode %s in its help, with the time that it takes', (mode) => {
  expect(HELP).toMatch(new RegExp(`^  ${mode} .* min\\)$`, 'm'));
});

it('compares with the peers where no mode is named', () => {
  expect(parseOptions([])).toMatchObject({ mode: 'peers', latency: 0, seconds: 1 });
});

it('takes the figures of the mode where flags give none', () => {
  expect(parseOptions(['latency'])).toMatchObject({ mode: 'latency', latency: 20 });
  expect(parseOptions(['latency', '--latency', '5'])).toMatchObject({ latency: 5 });
});

it('refuses a mode that it does not know, and names those that it does', () => {
  expect(() => parseOptions(['warm'])).toThrow(
    `"warm" is no mode; allowed are ${Object.keys(MODES).join(', ')}`,
  );
});

it('refuses two modes at once', () => {
  expect(() => parseOptions(['cold', 'delay'])).toThrow('one mode at a time');
});
