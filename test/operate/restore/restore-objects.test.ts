import { type RestoreWish, restoreObjects } from '../../../operate/restore/restore-objects';
import { MemoryArchive } from '../../support/memory-archive';
import { MemoryClock } from '../../support/memory-clock';
import { memoryTerminal } from '../../support/memory-terminal';

const KEY = 'import/cat.jpg';
const GB = 1024 ** 3;

function given(...answers: string[]) {
  const archive = new MemoryArchive();
  const clock = new MemoryClock();
  const terminal = memoryTerminal(...answers);
  const restore = (wish: Partial<RestoreWish> = {}) =>
    restoreObjects(
      { of: { key: KEY }, tier: 'standard', days: 7, yes: true, waits: true, ...wish },
      { archive, clock, terminal },
    );
  return { archive, clock, terminal, restore };
}

describe('restoring originals', () => {
  test('says how much, how long and what it costs before it asks, and does nothing without a yes', async () => {
    const { archive, terminal, restore } = given('n');
    archive.put(KEY, 'glacier', 100 * GB);

    await expect(restore({ yes: false })).rejects.toThrow('Nothing was done.');

    // 100 GB at $0.01, one request at $0.00005, and seven days of a copy in Standard at $0.023 a month
    expect(terminal.said).toEqual([
      '1 original, 107.4 GB: glacier takes 3 to 5 hours. It costs about $1.54 by the list of us-east-1. A copy stays for 7 days.',
    ]);
    expect(terminal.asked).toEqual(['Restore? [y/N]']);
    expect(archive.wishes).toEqual([]);
  });

  test('waits until the copy is there and says until when', async () => {
    const { archive, terminal, clock, restore } = given();
    archive.put(KEY, 'deep-archive');
    const began = clock.now();

    await restore({ tier: 'bulk', days: 3 });

    expect(archive.wishes).toEqual([{ key: KEY, tier: 'bulk', days: 3 }]);
    expect(terminal.said.at(-1)).toBe(
      'Can be read until 2026-11-25 00:00 UTC: 1 original. Pictures that are missing are made by themselves.',
    );
    expect(clock.now()).toBeGreaterThan(began);
  });

  test('takes all that lies in an archive below a prefix, and nothing else', async () => {
    const { archive, restore } = given();
    for (let index = 0; index < 25; index++) archive.put(`import/a/${index}`, 'glacier');
    archive.put('import/a/warm');
    archive.put('import/b', 'glacier');

    await restore({ of: { prefix: 'import/a/' } });

    expect(archive.wishes).toHaveLength(25);
    expect(archive.wishes.every(({ key }) => /^import\/a\/\d+$/.test(key))).toBe(true);
  });

  test('takes the one version that is named, and says what it is good for then', async () => {
    const { archive, terminal, restore } = given();
    const named = { key: KEY, versionId: 'v1' };
    archive.put(KEY);
    archive.putVersion(named, 'glacier');

    await restore({ of: named });

    expect(archive.wishes).toEqual([{ ...named, tier: 'standard', days: 7 }]);
    expect(terminal.said.at(-1)).toMatch(/: 1 original\. Now "npm run versions" can put it on top, and/);
  });

  test('asks for nothing twice: repeated, it waits for what is under way', async () => {
    const { archive, terminal, restore } = given();
    archive.put(KEY, 'glacier');
    await restore({ waits: false });
    expect(terminal.said.at(-1)).toBe('S3 has been asked. Repeat the command to wait for it.');

    await restore({ yes: false });

    expect(archive.wishes).toHaveLength(1);
    expect(terminal.said.at(-1)).toMatch(/^Can be read until/);
  });

  test('keeps a copy that is there for longer, after it said what that costs', async () => {
    const { archive, terminal, restore } = given('y');
    archive.put(KEY, 'glacier', 100 * GB);
    await restore({ days: 3 });

    await restore({ days: 30, yes: false, waits: false });

    // one request at $0.00005, and thirty days of 100 GB in Standard at $0.023 a month
    expect(terminal.said.at(-2)).toBe(
      '1 original restored already: readable for 30 days from now on. It costs about $2.30 by the list of us-east-1.',
    );
    expect(terminal.asked).toEqual(['Keep? [y/N]']);
    expect(archive.wishes.at(-1)).toEqual({ key: KEY, tier: 'standard', days: 30 });
    expect(terminal.said.at(-1)).toMatch(/^Can be read until 2026-12-22 00:00 UTC/);
  });

  test('leaves a copy alone that stays as long as is wanted', async () => {
    const { archive, restore } = given();
    archive.put(KEY, 'glacier');
    await restore({ days: 7 });

    await restore({ days: 3 });

    expect(archive.wishes).toHaveLength(1);
  });

  test('waits for nobody who is gone', async () => {
    const { archive, clock, terminal, restore } = given();
    archive.put(KEY, 'glacier');
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (ms) => {
      archive.delete(KEY);
      await sleep(ms);
    };

    await restore();

    expect(terminal.said.at(-1)).toMatch(/^Can be read: 0 originals/);
  });

  test.each([
    ['a key that nobody wrote', {}, 'There is no import/cat.jpg in originals.'],
    [
      'a version that never was',
      { of: { key: KEY, versionId: 'v9' } },
      'There is no version v9 of import/cat.jpg in originals.',
    ],
    ['a prefix without any', { of: { prefix: 'u/' } }, 'Below u/ of originals, nothing lies in an archive.'],
  ] as const)('says in one sentence what is wrong with %s', async (_, wish, sentence) => {
    const { restore } = given();

    await expect(restore(wish)).rejects.toThrow(sentence);
  });

  test('says of a file that can be read that it needs nothing', async () => {
    const { archive, restore } = given();
    archive.put(KEY);

    await expect(restore()).rejects.toThrow('import/cat.jpg lies in no archive: it can be read as it is.');
  });

  test('refuses a tier that the archive does not have, before anything is asked', async () => {
    const { archive, terminal, restore } = given('y');
    archive.put(KEY, 'deep-archive');

    await expect(restore({ tier: 'expedited', yes: false })).rejects.toThrow(
      'From deep-archive nothing is restored with --tier expedited: give standard or bulk.',
    );
    expect(terminal.asked).toEqual([]);
  });
});
