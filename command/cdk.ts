import { join } from 'node:path';
import { PROJECT } from './paths';
import type { Command } from './run';

const CLI = join(PROJECT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const QUIETLY = ['--no-notices', '--no-version-reporting', '--no-color', '--ci'];

/** The locked CDK CLI as a command. It tells nobody that it ran. */
export const cdk = (words: readonly string[], env: NodeJS.ProcessEnv): Command => ({
  command: process.execPath,
  words: [CLI, ...words, ...QUIETLY],
  env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
});
