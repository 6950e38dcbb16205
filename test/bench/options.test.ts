import { expect, it } from '@jest/globals';

import { MODES } from '../../bench/modes.ts';
import { HELP, parseOptions } from '../../bench/options.ts';

it.each(Object.keys(MODES))('lists the mode %s in its help, with its duration', (mode) => {
  expect(HELP).toMatch(new RegExp(`^  ${mode} .* min\\)$`, 'm'));
});

it('compares with the peers when no mode is given', () => {
  expect(parseOptions([])).toMatchObject({ mode: 'peers', latency: 0, seconds: 1 });
});

it('uses the defaults of the mode', () => {
  expect(parseOptions(['latency'])).toMatchObject({ mode: 'latency', latency: 20 });
  expect(parseOptions(['latency', '--latency', '5'])).toMatchObject({ latency: 5 });
});

it('refuses an unknown mode and lists the known ones', () => {
  expect(() => parseOptions(['warm'])).toThrow(
    `"warm" is not a mode; allowed are ${Object.keys(MODES).join(', ')}`,
  );
});

it('refuses two modes at once', () => {
  expect(() => parseOptions(['cold', 'delay'])).toThrow('give one mode');
});
