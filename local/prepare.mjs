// Installs what the named parts of the project need: the locked packages, and Python programs in environments of their own. Runs
// before anything is installed, so it uses nothing but Node's own modules. `prepare.mjs packages engine aws-cli` installs all.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const STATE = join(PROJECT, '.quayside');
const LOCK = join(STATE, 'preparing');
const PYTHON_NEEDED = [3, 10];

/** What is installed where, from which file; complete when its stamp holds that file's digest. */
const PACKAGES = { folder: join(PROJECT, 'node_modules'), from: join(PROJECT, 'package-lock.json') };
const PYTHON_PROGRAMS = {
  engine: {
    name: 'the local engine',
    folder: join(STATE, 'venv'),
    from: join(PROJECT, 'local', 'engine', 'requirements.txt'),
    once: 'once, about half a minute',
  },
  'aws-cli': {
    name: 'the AWS CLI',
    folder: join(STATE, 'aws-cli'),
    from: join(PROJECT, 'local', 'aws-cli', 'requirements.txt'),
    once: 'once, about a quarter of a minute',
  },
  checkov: {
    name: 'checkov',
    folder: join(STATE, 'gates', 'checkov'),
    from: join(PROJECT, 'gates', 'tools', 'checkov.txt'),
    once: 'once, about half a minute',
  },
  'cfn-lint': {
    name: 'cfn-lint',
    folder: join(STATE, 'gates', 'cfn-lint'),
    from: join(PROJECT, 'gates', 'tools', 'cfn-lint.txt'),
    once: 'once, about a quarter of a minute',
  },
  'guard-rules': {
    name: 'the Guard registry’s rules',
    folder: join(STATE, 'gates', 'guard-rules'),
    from: join(PROJECT, 'gates', 'tools', 'guard-rules.txt'),
    once: 'once, a few seconds',
    isAlone: true,
  },
  thumbor: {
    name: 'thumbor, to compare with',
    folder: join(STATE, 'bench', 'thumbor'),
    from: join(PROJECT, 'bench', 'images', 'peers', 'thumbor.txt'),
    once: 'once, about a quarter of a minute',
  },
  ssimulacra2: {
    name: 'the SSIMULACRA2 metric',
    folder: join(STATE, 'bench', 'ssimulacra2'),
    from: join(PROJECT, 'bench', 'images', 'peers', 'ssimulacra2.txt'),
    once: 'once, about half a minute',
  },
};

/** A problem that a person can solve; its message says how. */
class Obstacle extends Error {}

async function prepare(parts) {
  requireNode();
  const programs = Object.entries(PYTHON_PROGRAMS).flatMap(([part, program]) => (parts.includes(part) ? program : []));
  if ([PACKAGES, ...programs].every(isInstalled)) return;
  await lock();
  try {
    if (!isInstalled(PACKAGES)) await installPackages();
    for (const program of programs) if (!isInstalled(program)) await installPython(program);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNewEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (isNewEnough) return;
  throw new Obstacle(
    `Quayside needs Node 20.19, 22.12 or a newer one of theirs, this is ${process.versions.node}: install one from https://nodejs.org`,
  );
}

const stampOf = ({ folder }) => join(folder, '.quayside-stamp');
const digestOf = ({ from }) => createHash('sha256').update(readFileSync(from)).digest('hex');

function isInstalled(what) {
  return existsSync(stampOf(what)) && readFileSync(stampOf(what), 'utf8') === digestOf(what);
}

/** Two installations into one folder destroy each other: the second waits until the first is done, or dead. */
async function lock() {
  mkdirSync(STATE, { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      return writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Obstacle(`${STATE} can't be written: ${error.message}`);
    }
    if (ownerIsGone()) rmSync(LOCK, { force: true });
    else {
      if (!waited) say('Another command is installing; waiting for it');
      await sleep(500);
    }
  }
}

/** Also when the lock itself went while we looked. */
function ownerIsGone() {
  try {
    return !isAlive(Number(readFileSync(LOCK, 'utf8')));
  } catch {
    return true;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function installPackages() {
  say('Installing packages (once, about a minute)');
  const npm = process.env.npm_execpath;
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []];
  // no package needs its install script, so none runs; all that runs here is a development dependency
  const words = [...before, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(command, words, {
    or: 'The packages could not be installed. Is the npm registry within reach, and is there 1 GB of disk?',
  });
  writeFileSync(stampOf(PACKAGES), digestOf(PACKAGES));
}

async function installPython({ name, folder, from, once, isAlone = false }) {
  const python = findPython(name);
  say(`Installing ${name} into .quayside (${once})`);
  rmSync(folder, { recursive: true, force: true });
  await run(python, ['-m', 'venv', folder], {
    or: `${python} could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv`,
  });
  const alone = isAlone ? ['--no-deps'] : [];
  const words = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...alone, '-r', from];
  await run(join(folder, 'bin', 'python'), words, {
    or: `Python could not install ${name}. Is PyPI within reach, and is there 200 MB of disk?`,
  });
  writeFileSync(stampOf({ folder }), digestOf({ from }));
}

/** The first Python on the path that is new enough; `PYTHON` names another. */
function findPython(name) {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['python3', 'python'];
  const seen = candidates
    .map((command) => ({ command, version: pythonVersion(command) }))
    .filter(({ version }) => version);
  const found = seen.find(({ version }) => !isOlder(version, PYTHON_NEEDED));
  if (found) return found.command;
  const instead = seen.length > 0 ? `, found ${seen.map(({ version }) => version).join(' and ')}` : ', found none';
  throw new Obstacle(
    `Python ${PYTHON_NEEDED.join('.')} or newer is needed for ${name}${instead}: install one, or name it with PYTHON=/path/to/python3`,
  );
}

function pythonVersion(command) {
  const asked = spawnSync(command, ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

function isOlder(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

/** A terminal's Ctrl-C reaches the child as well: it ends first, so that nobody goes on writing after the prompt is back. */
async function run(command, words, { or }) {
  const child = spawn(command, words, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  const passOn = (signal) => child.kill(signal);
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  const problem = await new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? code}`));
  });
  process.off('SIGINT', passOn).off('SIGTERM', passOn);
  if (problem !== undefined) throw new Obstacle(`${or} (${problem})`);
}

const say = (line) => console.log(line);

prepare(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Obstacle ? error.message : error);
  process.exitCode = 1;
});
