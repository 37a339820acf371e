import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT } from '../../command/paths';

const CLOSED = 'http://127.0.0.1:9/';

/** A checkout of its own with nothing but what preparing reads; its packages count as installed. */
function checkout() {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-prepare-'));
  for (const file of ['package.json', 'package-lock.json', 'local/prepare.mjs', 'local/engine/requirements.txt']) {
    cpSync(join(PROJECT, file), join(folder, file), { recursive: true });
  }
  mkdirSync(join(folder, 'node_modules'));
  const digest = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  writeFileSync(join(folder, 'node_modules', '.quayside-stamp'), digest);
  return folder;
}

function prepare(folder: string, words: string[], env: NodeJS.ProcessEnv) {
  const { PATH, HOME } = process.env;
  const command = [join(folder, 'local', 'prepare.mjs'), ...words];
  const { status, stderr } = spawnSync(process.execPath, command, { env: { PATH, HOME, ...env }, encoding: 'utf8' });
  return { status, last: stderr.trim().split('\n').at(-1) };
}

/** A Python that says which version it is, and can do nothing else. */
function aPython(folder: string, version: string): string {
  const file = join(folder, 'python');
  writeFileSync(file, `#!/bin/sh\ncase "$1" in -c) echo ${version};; *) exit 1;; esac\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('preparing', () => {
  let folder: string;
  beforeEach(() => {
    folder = checkout();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('says what to do without a Python', () => {
    const { status, last } = prepare(folder, ['engine'], { PATH: dirname(process.execPath), PYTHON: '/none/python3' });

    expect(status).toBe(1);
    expect(last).toBe(
      'Python 3.10 or newer is needed for the local engine, found none: install one, or name it with PYTHON=/path/to/python3',
    );
  });

  test('says what to do with a Python that is too old', () => {
    const { status, last } = prepare(folder, ['engine'], { PYTHON: aPython(folder, '3.8.10') });

    expect(status).toBe(1);
    expect(last).toContain('is needed for the local engine, found 3.8.10: install one');
  });

  test('says what to do without the venv module', () => {
    const { status, last } = prepare(folder, ['engine'], { PYTHON: aPython(folder, '3.12.1') });

    expect(status).toBe(1);
    expect(last).toContain('could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv');
  });

  test('says what to do when PyPI is out of reach', () => {
    const { status, last } = prepare(folder, ['engine'], {
      PIP_INDEX_URL: CLOSED,
      PIP_RETRIES: '0',
      PIP_CONFIG_FILE: '/dev/null',
    });

    expect(status).toBe(1);
    expect(last).toContain(
      'Python could not install the local engine. Is PyPI within reach, and is there 200 MB of disk?',
    );
  });

  test('says what to do when the npm registry is out of reach', () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const npm = { npm_config_registry: CLOSED, npm_config_fetch_retries: '0', npm_config_cache: join(folder, 'cache') };

    const { status, last } = prepare(folder, [], npm);

    expect(status).toBe(1);
    expect(last).toContain('The packages could not be installed. Is the npm registry within reach');
  });

  test('installs nothing twice', () => {
    expect(prepare(folder, [], {})).toEqual({ status: 0, last: '' });
  });
});
