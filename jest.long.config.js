import config from './jest.config.js';

/**
 * Tests that would take `npm test` beyond what one waits for: `npm run test:long`, which CI runs as well.
 * @type {import('jest').Config}
 */
export default { ...config, testMatch: ['<rootDir>/test/**/*.long-test.ts'], testTimeout: 180_000 };
