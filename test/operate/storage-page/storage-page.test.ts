import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../../command/paths';
import { storagePage } from '../../../operate/storage-page/storage-page';
import { CLAIMS_HELD_BY, OPTIONS_TRIALS, RIGHTS_TRIALS, TRIALS } from '../../../operate/storage-page/trials';

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');

describe('the page about what is stored', () => {
  test('is what the templates say: write it with "npm run docs"', () => {
    expect(read('docs/storage.md')).toBe(storagePage());
  });

  test.each([
    ...Object.entries(TRIALS),
    ['who may do what', RIGHTS_TRIALS],
    ['what neither has', OPTIONS_TRIALS],
  ] as const)('names tests that there are for the line "%s"', (_, trials) => {
    const missing = trials.filter(({ file, test: title }) => !read(file).includes(title));

    expect(missing).toEqual([]);
  });

  test('names the test that holds every line', () => {
    expect(read(CLAIMS_HELD_BY)).toContain('says of every bucket what the templates say, in every line');
  });

  test('says of a trial with every bucket that it is one: those of attacks are all that there are', () => {
    const ofEach = [...Object.values(TRIALS).flat(), ...RIGHTS_TRIALS].filter(({ buckets }) => buckets.length > 2);

    for (const { file } of ofEach) expect(read(file)).toMatch(/everyBucket\(\)|everyAttempt\(|bucketAttempts\(/);
    expect(ofEach.length).toBeGreaterThan(4);
  });
});
