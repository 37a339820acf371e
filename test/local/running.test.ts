import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginRunning, endRunning, refuseIfRunning, runningEndpoint } from '../../local/running';

const folder = mkdtempSync(join(tmpdir(), 'quayside-running-'));
const file = join(folder, 'local.json');
const processes: ChildProcess[] = [];

/** A process that looks like the first start, or like something else that got its number. */
async function aProcess(script: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', script], { stdio: 'ignore' });
  processes.push(child);
  await once(child, 'spawn');
  return child.pid ?? 0;
}

afterAll(() => {
  for (const child of processes) child.kill();
  rmSync(folder, { recursive: true });
});

describe('a second start', () => {
  test('says where the first one is', async () => {
    const pid = await aProcess(join('local', 'start.ts'));
    writeFileSync(file, JSON.stringify({ pid, address: 'http://127.0.0.1:8080' }));

    expect(() => refuseIfRunning(file)).toThrow('Quayside is running already. Look at http://127.0.0.1:8080');
  });

  test('says that the first one is not up yet', async () => {
    writeFileSync(file, JSON.stringify({ pid: await aProcess(join('local', 'start.ts')) }));

    expect(() => refuseIfRunning(file)).toThrow('It is not up yet; wait for it');
  });

  test('goes on when the first one was killed and its number is somebody else’s', async () => {
    writeFileSync(file, JSON.stringify({ pid: await aProcess('something-else.js') }));

    expect(() => refuseIfRunning(file)).not.toThrow();
  });
});

describe('a start', () => {
  test('begins where a killed one left its file', () => {
    writeFileSync(file, JSON.stringify({ pid: 999_999 }));

    beginRunning(file);

    expect(existsSync(file)).toBe(true);
  });

  test('leaves the file of another one alone when it ends', async () => {
    writeFileSync(file, JSON.stringify({ pid: await aProcess(join('local', 'start.ts')) }));

    expect(() => beginRunning(file)).toThrow('running already');
    endRunning(file);

    expect(existsSync(file)).toBe(true);
  });
});

describe('a command that needs a running cloud', () => {
  test('is told its endpoint', async () => {
    const pid = await aProcess(join('local', 'start.ts'));
    writeFileSync(file, JSON.stringify({ pid, endpoint: 'http://127.0.0.1:4566' }));

    expect(runningEndpoint(file)).toBe('http://127.0.0.1:4566');
  });

  test.each([
    ['when there is none', 'none.json'],
    ['when the last one was killed', 'killed.json'],
  ])('says how to start one %s', (_, name) => {
    writeFileSync(join(folder, 'killed.json'), JSON.stringify({ pid: 999_999, endpoint: 'http://127.0.0.1:4566' }));

    expect(() => runningEndpoint(join(folder, name))).toThrow('start it with "npm start" in another terminal');
  });
});
