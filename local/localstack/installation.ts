import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, STATE } from '../../command/paths';

/** The one version that all of this was measured with: the last of the open-source line. */
export const LOCALSTACK_VERSION = '4.14.0';

const SOURCES = join(PROJECT, 'local', 'localstack');

/** What LocalStack is installed from. */
export const INSTALLED_FROM = {
  requirements: join(SOURCES, 'requirements.txt'),
  dynamoDb: join(SOURCES, 'dynamodb-local.xml'),
  processExecutor: join(SOURCES, 'process-executor'),
};

/** Everything of LocalStack's, also what its runs write. */
export const LOCALSTACK = join(STATE, 'localstack');

/** Where its parts lie. */
export const INSTALLED = {
  python: join(LOCALSTACK, 'venv', 'bin', 'python'),
  venv: join(LOCALSTACK, 'venv'),
  /** What LocalStack would otherwise download itself: a Java and DynamoDB Local, in the folders where it looks for them. */
  library: join(LOCALSTACK, 'lib'),
  stamp: join(LOCALSTACK, 'stamp'),
};

/** Whether this very version is completely installed, from these very files. */
export function isInstalled(): boolean {
  return existsSync(INSTALLED.stamp) && readFileSync(INSTALLED.stamp, 'utf8') === digest();
}

/** Of everything that is installed from. */
export function digest(): string {
  const { requirements, dynamoDb, processExecutor } = INSTALLED_FROM;
  const executor = readdirSync(processExecutor, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(py|mjs|toml)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const file of [requirements, dynamoDb, ...executor.sort()]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Says in one sentence what to do when it is not. */
export const NOT_INSTALLED = `LocalStack ${LOCALSTACK_VERSION} is not installed in .quayside/localstack: run "npm run localstack:install"`;
