import config from './jest.config.js';

/**
 * Tests that would take `npm test` beyond what one waits for: storms, races, broken stores, gateways, official clients, large
 * imports. `npm run test:long`, which CI runs as well.
 * @type {import('jest').Config}
 */
export default { ...config, testMatch: ['<rootDir>/test/**/*.long-test.ts'], testTimeout: 180_000 };
