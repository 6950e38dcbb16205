import config from './jest.config.js';

/**
 * Tests that are too long for `npm test`: load, races, broken stores, gateways, official clients, large imports.
 * `npm run test:long` runs them; CI does too.
 * @type {import('jest').Config}
 */
export default {
  ...config,
  testMatch: ['<rootDir>/test/**/*.long-test.ts'],
  testTimeout: 180_000,
  // These use whole cores for minutes, and much memory.
  maxWorkers: 2,
};
