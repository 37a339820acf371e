/** @type {import('jest').Config} */
const shared = {
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.quayside'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.path\\.test\\.ts$'],
      setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
    },
    {
      ...shared,
      displayName: 'path',
      // what is waited for has a patience of its own and says what it was
      testTimeout: 60_000,
      testMatch: ['<rootDir>/test/**/*.path.test.ts'],
      globalSetup: '<rootDir>/test/support/start-path.ts',
      globalTeardown: '<rootDir>/test/support/stop-path.ts',
    },
  ],
};
