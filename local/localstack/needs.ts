import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Obstacle } from '../../command/obstacle';

const JAVA_NEEDED = 17;

/** The Python 3.13 of this machine. LocalStack says that it takes older ones, but answers every S3 call with a 500 there. */
export function findPython(): string {
  const candidates = [process.env.PYTHON ?? '', 'python3.13', ...pyenvPythons(), 'python3'];
  const found = candidates.find((python) => python !== '' && isPython313(python));
  if (found) return found;
  throw new Obstacle('LocalStack needs Python 3.13: install it, or name it with PYTHON=/path/to/python3.13');
}

const isPython313 = (python: string): boolean =>
  said(python, ['-c', 'import sys; print(sys.version_info[:2] == (3, 13))']).startsWith('True');

function pyenvPythons(): string[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  try {
    const own = readdirSync(versions).filter((version) => version.startsWith('3.13'));
    return own.map((version) => join(versions, version, 'bin', 'python'));
  } catch {
    return []; // no pyenv here
  }
}

/** The home of a Java that DynamoDB Local runs on. */
export function findJavaHome(): string {
  const { JAVA_HOME } = process.env;
  const candidates = [...(JAVA_HOME ? [join(JAVA_HOME, 'bin', 'java')] : []), 'java'];
  for (const java of candidates) {
    const settings = said(java, ['-XshowSettings:properties', '-version']);
    const home = /java\.home = (.+)/.exec(settings)?.[1];
    const version = /java\.specification\.version = (\d+)/.exec(settings)?.[1];
    if (home && Number(version) >= JAVA_NEEDED) return home;
  }
  throw new Obstacle(
    `DynamoDB Local, which LocalStack's tables live in, needs Java ${JAVA_NEEDED} or newer: install one, or name it with JAVA_HOME. On Debian and Ubuntu: apt install openjdk-17-jre-headless`,
  );
}

/** Throws unless Maven is here. */
export function requireMaven(): void {
  if (said('mvn', ['--version']) === '') {
    throw new Obstacle('DynamoDB Local is fetched by Maven: install it. On Debian and Ubuntu: apt install maven');
  }
}

/** Throws unless Maven Central has DynamoDB Local's native library for this machine. */
export function requirePlatform(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Obstacle(
      `LocalStack is installed without Docker on Linux for x86-64 only, this is ${process.platform} on ${process.arch}: start your own, and use it with npm start -- --engine localstack`,
    );
  }
}

/** All that a command said; nothing when it failed or is not there. */
function said(command: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  return status === 0 ? stdout + stderr : '';
}
