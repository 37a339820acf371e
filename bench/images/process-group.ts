import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Obstacle } from '../../command/obstacle';

/** CPU time, user and system, of all processes of a group and of those that they have waited for. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export function groupCpuMs(leader: number): number {
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(`/proc/${pid}/stat`))
    .filter(({ group }) => group === leader)
    .reduce((sum, { cpu }) => sum + cpu, 0);
  return (1000 * ticks) / ticksPerSecond();
}

/** Throws an `Obstacle` where the system does not show what its processes use. */
export function requireProc(): void {
  if (statOf('/proc/self/stat').group === undefined) {
    throw new Obstacle('The CPU time of another program is read from /proc: measure it on Linux.');
  }
}

type Stat = { readonly group?: number; readonly cpu: number };

function statOf(file: string): Stat {
  try {
    return parsedStat(readFileSync(file, 'utf8'));
  } catch {
    return { cpu: 0 }; // it has ended since it was listed
  }
}

/** The name in parentheses may hold anything, so fields are counted from behind it. */
export function parsedStat(line: string): Stat {
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [group, own, ofWaitedFor] = [fields[2], [11, 12], [13, 14]];
  const sum = [...own, ...ofWaitedFor].reduce((total, index) => total + (fields[index] ?? 0), 0);
  return { group, cpu: sum };
}

let ticks: number | undefined;
function ticksPerSecond(): number {
  ticks ??= Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;
  return ticks;
}
