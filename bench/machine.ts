import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import sharp from 'sharp';
import { PROJECT } from '../command/paths';

/** What a number means nothing without: cores, memory, system and versions. */
export function machine(): string {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const { sharp: version, vips, aom } = sharp.versions;
  const libraries = `sharp ${version}, libvips ${vips}, libaom ${aom}`;
  return `${cpus().length} cores (${first?.model.trim()}), ${memory}, ${system()}, Node ${process.versions.node}, ${libraries}`;
}

/** Short, and with a plus where files differ from it. */
export function commit(): string {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: PROJECT, encoding: 'utf8' });
  const hash = git('rev-parse', '--short', 'HEAD');
  if (hash.status !== 0) return 'unknown';
  return `${hash.stdout.trim()}${git('status', '--porcelain').stdout.trim() ? '+' : ''}`;
}

export const today = (): string => new Date().toISOString().slice(0, 10);

function system(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? platform();
  } catch {
    return `${platform()} ${release()}`;
  }
}
