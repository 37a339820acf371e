import { readFileSync } from 'node:fs';

/** The most memory that this process has had so far. `ru_maxrss` begins with what the parent had: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
export function peakMiB(): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}
