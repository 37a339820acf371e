import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEDIA_TYPE } from '../../lambdas/shared/rendition-key';
import { childEnvironment } from '../../local/environment';
import { SAMPLES } from '../../local/paths';
import { freePort } from '../../local/ports';
import { startServer, stopGroup } from '../../local/processes';
import { BENCH_STATE, type Contender } from './forked';
import { installPython } from './install';
import { eachFile } from './made';
import { groupCpuMs, requireProc } from './process-group';

/** thumbor's own settings but for where photos are, and that nothing is kept: a second run would be served from there. */
const SETTINGS = `
LOADER = 'thumbor.loaders.file_loader'
FILE_LOADER_ROOT_PATH = '${SAMPLES}'
STORAGE = 'thumbor.storages.no_storage'
ALLOW_UNSAFE_URL = True
`;

const PATIENCE_MS = 20_000;

/** thumbor's own server over the sample photos, its CPU time from /proc. */
export async function thumbor(): Promise<Contender> {
  requireProc();
  const command = join(await installPython('thumbor'), 'thumbor');
  const settings = join(BENCH_STATE, 'thumbor.conf');
  mkdirSync(BENCH_STATE, { recursive: true });
  writeFileSync(settings, SETTINGS);
  const port = await freePort();
  const words = ['--ip', '127.0.0.1', '--port', String(port), '--conf', settings, '--log-level', 'error'];
  const log = join(BENCH_STATE, 'thumbor-server.log');
  const { pid = 0 } = startServer({ command, words, env: childEnvironment() }, log);
  const address = `http://127.0.0.1:${port}`;
  await untilItAnswers(`${address}/healthcheck`, log);
  return {
    take: async (photo) => {
      const before = groupCpuMs(pid);
      const files = await eachFile((format, widthPx) => {
        const type = MEDIA_TYPE[format];
        return download(`${address}/unsafe/${widthPx}x0/filters:format(${format})/${basename(photo)}`, type);
      });
      return { cpuMs: groupCpuMs(pid) - before, files };
    },
    end: async () => {
      await stopGroup(pid);
    },
  };
}

async function download(address: string, type: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (response.headers.get('content-type') !== type) throw new Error(`${address}: ${response.status}, no ${type}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function untilItAnswers(address: string, log: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await fetch(address).catch(() => undefined))) {
    if (performance.now() > deadline) throw new Error(`thumbor does not answer; see ${log}`);
    await sleep(100);
  }
}
