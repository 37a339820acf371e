// Installs what a start or a test needs: the locked packages, and the engine in a Python environment of its own. Runs before
// anything is installed, so it uses nothing but Node's own modules. `prepare.mjs packages` leaves the engine out.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const VENV = join(PROJECT, '.quayside', 'venv');
const REQUIREMENTS = join(PROJECT, 'local', 'engine', 'requirements.txt');
const NODE_NEEDED = [20, 19];
const PYTHON_NEEDED = [3, 10];

/** A problem that a person can solve; its message says how. */
class Obstacle extends Error {}

function prepare(wants) {
  requireNode();
  if (!packagesAreInstalled()) installPackages();
  if (wants !== 'packages' && !engineIsInstalled()) installEngine();
}

function requireNode() {
  const version = process.versions.node;
  if (isOlder(version, NODE_NEEDED)) {
    throw new Obstacle(
      `Quayside needs Node ${NODE_NEEDED.join('.')} or newer, this is ${version}: install one from https://nodejs.org`,
    );
  }
}

/** npm leaves a lock file of what it installed: every package there must be at the version that ours asks for. */
function packagesAreInstalled() {
  const installed = packagesIn(join(PROJECT, 'node_modules', '.package-lock.json'));
  const wanted = packagesIn(join(PROJECT, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    const isOurselves = path === '';
    return isOurselves || installed[path]?.version === version || ((optional || peer) && !installed[path]);
  });
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

function installPackages() {
  say('Installing packages (once, about a minute)');
  const npm = process.env.npm_execpath;
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []];
  // no package needs its install script, so none runs
  run(command, [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    or: 'The packages could not be installed. Is the npm registry within reach, and is there 1 GB of disk?',
  });
}

function engineIsInstalled() {
  const stamp = join(VENV, 'requirements.sha256');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(REQUIREMENTS);
}

function installEngine() {
  const python = findPython();
  say('Installing the local engine into .quayside/venv (once, about half a minute)');
  rmSync(VENV, { recursive: true, force: true });
  mkdirSync(dirname(VENV), { recursive: true });
  run(python, ['-m', 'venv', VENV], {
    or: `${python} could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv`,
  });
  run(
    join(VENV, 'bin', 'python'),
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS],
    {
      or: 'The engine could not be installed. Is PyPI within reach, and is there 200 MB of disk?',
    },
  );
  writeFileSync(join(VENV, 'requirements.sha256'), digestOf(REQUIREMENTS));
}

/** The first Python on the path that is new enough; `PYTHON` names another. */
function findPython() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['python3', 'python'];
  const seen = candidates
    .map((command) => ({ command, version: pythonVersion(command) }))
    .filter(({ version }) => version);
  const found = seen.find(({ version }) => !isOlder(version, PYTHON_NEEDED));
  if (found) return found.command;
  const instead = seen.length > 0 ? `, found ${seen.map(({ version }) => version).join(' and ')}` : ', found none';
  throw new Obstacle(
    `The local engine needs Python ${PYTHON_NEEDED.join('.')} or newer${instead}: install one, or name it with PYTHON=/path/to/python3`,
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

function run(command, words, { or }) {
  const { status, error } = spawnSync(command, words, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Obstacle(error ? `${or} (${error.message})` : or);
}

const digestOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const say = (line) => console.log(line);

try {
  prepare(process.argv[2]);
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
