import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Obstacle } from '../../../command/obstacle';
import { linesOf } from '../../../operate/rerender/lines-of';

const folder = mkdtempSync(join(tmpdir(), 'quayside-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(file)) lines.push(line);
  return lines;
}

describe('the lines of a list', () => {
  test('are those of the file, where npm was called', async () => {
    const before = process.env.INIT_CWD;
    process.env.INIT_CWD = folder;
    writeFileSync(join(folder, 'list.txt'), 'one\r\ntwo');

    const lines = await read('list.txt');
    process.env.INIT_CWD = before;

    expect(lines).toEqual(['one', 'two']);
  });

  test.each([
    ['is not there', 'none.txt'],
    ['is a folder', ''],
  ])('say that the file %s', async (reason, name) => {
    const lines = read(join(folder, name));

    await expect(lines).rejects.toThrow(Obstacle);
    await expect(lines).rejects.toThrow(reason);
  });
});
