import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../../command/paths';
import { storagePage } from '../../../operate/storage-page/storage-page';
import { HELD_BY, RIGHTS_HELD_BY } from '../../../operate/storage-page/trials';

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');

describe('the page about what is stored', () => {
  test('is what the templates say: write it with "npm run docs"', () => {
    expect(read('docs/storage.md')).toBe(storagePage());
  });

  test.each([...Object.entries(HELD_BY), ['who may do what', [RIGHTS_HELD_BY]] as const])(
    'names tests that there are for the line "%s"',
    (_, holders) => {
      const missing = holders.filter(({ file, test: title }) => !read(file).includes(title));

      expect(missing).toEqual([]);
    },
  );
});
