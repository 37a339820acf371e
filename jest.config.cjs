/** @type {import('jest').Config} */
const shared = {
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.quayside'],
  transform: { '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // thumbhash comes as an ES module only, which jest does not load
  transformIgnorePatterns: ['/node_modules/(?!thumbhash/)'],
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};

/** @type {import('jest').Config} */
module.exports = {
  // what a path test waits for has a patience of its own and says what it was; jest takes this for all projects or none
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/histories-first.cjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(path|attack|localstack)\\.test\\.ts$'],
      setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
    },
    {
      ...shared,
      displayName: 'path',
      testMatch: ['<rootDir>/test/**/*.path.test.ts'],
      globalSetup: '<rootDir>/test/support/start-path.ts',
      globalTeardown: '<rootDir>/test/support/stop-path.ts',
    },
    {
      ...shared,
      // attacks and drills, and the path itself, on an engine of its own that asks everybody for rights
      displayName: 'attack',
      testMatch: [
        '<rootDir>/test/attack/**/*.attack.test.ts',
        '<rootDir>/test/path/{deletion,hostile,rewind,variants,viewer}.path.test.ts',
      ],
      setupFilesAfterEnv: ['<rootDir>/test/attack/look-at-drill.ts'],
      globalSetup: '<rootDir>/test/attack/start-drill.ts',
      globalTeardown: '<rootDir>/test/attack/stop-drill.ts',
    },
    {
      ...shared,
      // the promises of the path that need no edge and no sign-in, on another engine: `npm run test:localstack`
      displayName: 'localstack',
      testMatch: [
        '<rootDir>/test/**/*.localstack.test.ts',
        '<rootDir>/test/path/{hostile,import,settle}.path.test.ts',
        '<rootDir>/test/lambdas/shared/*.path.test.ts',
      ],
      setupFilesAfterEnv: ['<rootDir>/test/localstack/look-at-localstack.ts'],
      globalSetup: '<rootDir>/test/localstack/start-localstack.ts',
      globalTeardown: '<rootDir>/test/localstack/stop-localstack.ts',
    },
  ],
};
