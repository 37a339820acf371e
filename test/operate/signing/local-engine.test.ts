import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localEngine } from '../../../operate/signing/local-engine';

const fileWith = (running?: object): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'quayside-')), 'local.json');
  if (running) writeFileSync(file, JSON.stringify(running));
  return file;
};

describe('the engine of a running start', () => {
  test('is where its file says, with keys that open nothing', () => {
    expect(localEngine(fileWith({ pid: process.pid, endpoint: 'http://127.0.0.1:4566' }))).toEqual({
      endpoint: 'http://127.0.0.1:4566',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });

  test('is not there before a start, nor before it is up', () => {
    expect(() => localEngine(fileWith())).toThrow('start it with "npm start" in another terminal');
    expect(() => localEngine(fileWith({ pid: process.pid }))).toThrow('start it with "npm start"');
  });

  test('is not there any more when its start was killed', () => {
    const { pid } = spawnSync('true');

    expect(() => localEngine(fileWith({ pid, endpoint: 'http://127.0.0.1:4566' }))).toThrow(
      'start it with "npm start"',
    );
  });

  test('is never anywhere else than on this machine', () => {
    expect(() => localEngine(fileWith({ pid: process.pid, endpoint: 'https://aws.example.com' }))).toThrow(
      'is not this machine',
    );
  });
});
