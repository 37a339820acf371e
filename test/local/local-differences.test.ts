import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../command/paths';
import { localDifferences } from '../../local/local-differences';

describe('docs/local-differences.md', () => {
  test('says all that the local template withholds or changes, each with its reason: give one in local/local-differences.ts, then "npm run docs"', () => {
    expect(readFileSync(join(PROJECT, 'docs', 'local-differences.md'), 'utf8')).toBe(localDifferences());
  });
});
