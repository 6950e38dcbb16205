import { describe, expect, it } from '@jest/globals';

import { retryAfterSeconds } from '../../../src/clients/errors/upstream-failure.ts';
import { headerNumber, headerValue } from '../../../src/clients/http/call.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);
const read = (value: string) => retryAfterSeconds({ 'retry-after': value }, NOW);

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 60 ', 60],
    ['999999999', 86_400],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['Fri, 01 Jan 2126 12:00:00 GMT', 86_400],
  ])('%j is %i seconds', (value, seconds) => {
    expect(read(value)).toBe(seconds);
  });

  it.each(['', '-1', '1.5', 'soon', '1e3', '12345678901234567890'])('%j is invalid', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it('may be absent', () => {
    expect(retryAfterSeconds({})).toBeUndefined();
  });
});

describe('header fields', () => {
  it('have the first value of a repeated field', () => {
    expect(headerValue({ a: ['1', '2'] }, 'a')).toBe('1');
    expect(headerNumber({ a: ['7', '8'] }, 'a')).toBe(7);
  });

  it.each(['', 'x', '-1', '1.5', ' '])('%j is not a number', (value) => {
    expect(headerNumber({ a: value }, 'a')).toBeUndefined();
  });
});
