import { readFileSync } from 'node:fs';
import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import '../../../lambdas/render-image/handler'; // with the clients and libraries that lie in the function's memory as well
import { read } from './answer';
import { LIMITS, plan } from './plan';

/** `ru_maxrss` begins with what the parent had; this is of the program alone. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakMiB(): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}

/** Renders the photos that are named, one after the other, and says what was the most memory after each. */
async function run(photos: readonly string[]): Promise<void> {
  const peaks = [];
  for (const photo of photos) {
    await makeRenditions(read(photo), plan(), LIMITS);
    peaks.push(peakMiB());
  }
  console.log(JSON.stringify(peaks));
}

void run(process.argv.slice(2));
