import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from '../../command/run';
import { buildPage } from '../../gallery/build';

const folders: string[] = [];

jest.mock('../../command/run', () => ({
  async runToEnd({ words }: Command) {
    const folder = dirname(words.at(-1) ?? '');
    if (existsSync(folder)) folders.push(folder);
    throw new Error('Building the page failed');
  },
}));

describe('a build of the page that fails', () => {
  test('leaves nothing behind', async () => {
    await expect(buildPage()).rejects.toThrow('Building the page failed');

    expect(folders).toHaveLength(1);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  });
});
