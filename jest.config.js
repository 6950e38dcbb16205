/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Node's own type stripping, so that tests run the same text as production.
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.js' },
  reporters: ['default', '<rootDir>/test/support/counts-reporter.js'],
  setupFiles: ['<rootDir>/test/support/property-tests.ts'],
  testTimeout: 30_000,
  // More than the cores of a small machine: tests wait for sockets and timers about half of the time.
  maxWorkers: 3,
};
