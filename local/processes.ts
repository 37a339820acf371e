import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT } from '../command/paths';
import type { Command } from '../command/run';

/**
 * Runs a server until it ends or its owner does: the pipe on descriptor 3 breaks when the owner is gone, however it went, and
 * then the whole group is told to end.
 */
const WITH_ITS_OWNER = 'exec 3<&0; "$@" </dev/null 3<&- & server=$!; (cat <&3 >/dev/null; kill -TERM 0) & wait $server';

/** Starts a server in a process group of its own: a terminal's Ctrl-C reaches only us, and we stop it with all its children. */
export function startServer({ command, words, env }: Command, logFile: string): ChildProcess {
  const log = openSync(logFile, 'w');
  const wrapped = ['-c', WITH_ITS_OWNER, 'sh', command, ...words];
  const child = spawn('/bin/sh', wrapped, { cwd: PROJECT, env, detached: true, stdio: ['pipe', log, log] });
  closeSync(log);
  return child;
}

/** Ends a process group: politely, then for good. Resolves when none of it is left; true when asking politely was enough. */
export async function stopGroup(leader: number, patienceMs = PATIENCE_MS): Promise<boolean> {
  if (await endsBy(leader, 'SIGTERM', patienceMs)) return true;
  await endsBy(leader, 'SIGKILL', patienceMs);
  return false;
}

/** The built-in engine needs up to 2.5 seconds to end, and longer when it saves much. */
const PATIENCE_MS = 10_000;

/** Whether it ended in time. It seems not to where nobody reaps dead processes, as in a container without an init. */
async function endsBy(leader: number, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  signalGroup(leader, signal);
  const deadline = Date.now() + patienceMs;
  while (signalGroup(leader, 0)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Whether there was anybody to signal. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

/** What a process was started as, or nothing when there is none: a number in a file may be somebody else's by now. */
export function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    // no such process, or no such folder, as on macOS; slim Linux images have the folder and no `ps`
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout?.trim() || undefined;
  }
}
