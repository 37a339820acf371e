import { Obstacle } from '../../../command/obstacle';
import { legalHold } from '../../../operate/versions/legal-hold';
import { legalHoldOptionsOf } from '../../../operate/versions/legal-hold-options';
import { memoryTerminal } from '../../support/memory-terminal';
import { MemoryVersionedBucket } from '../../support/memory-versioned-bucket';

describe('a legal hold', () => {
  test('is put on every version of a key and of no longer one, and taken away from all of them', async () => {
    const bucket = new MemoryVersionedBucket();
    const versions = [bucket.put('cat', 'a cat'), bucket.put('cat', 'a dog')];
    bucket.mark('cat');
    bucket.put('cat.jpg', 'another');
    const terminal = memoryTerminal();

    await legalHold({ key: 'cat', isHeld: true }, { bucket, terminal });
    expect([...bucket.held].sort()).toEqual(versions.sort());

    await legalHold({ key: 'cat', isHeld: false }, { bucket, terminal });
    expect(bucket.held.size).toBe(0);
    expect(terminal.said).toEqual([
      'On legal hold, nobody deletes it: 2 versions of cat.',
      'Not on legal hold any more: 2 versions of cat.',
    ]);
  });

  test('is put on nothing where nothing is left', async () => {
    const bucket = new MemoryVersionedBucket();
    bucket.mark('cat');

    const held = legalHold({ key: 'cat', isHeld: true }, { bucket, terminal: memoryTerminal() });

    await expect(held).rejects.toThrow('There is no version of cat in');
  });

  test.each([
    ['on', true],
    ['off', false],
  ])('is %s on the command line', (state, isHeld) => {
    const { wish } = legalHoldOptionsOf(['--stage', 'drill', '--key', 'u/ann/1/cat.jpg', state]);

    expect(wish).toEqual({ key: 'u/ann/1/cat.jpg', isHeld });
  });

  test.each([
    [['--key', 'a', 'on'], 'Which stage?'],
    [['--stage', 'drill', 'on'], 'Which key?'],
    [['--stage', 'drill', '--key', 'a'], 'On or off?'],
    [['--stage', 'drill', '--key', 'a', 'maybe'], 'On or off?'],
    [['--stage', 'drill', '--key', 'a', 'on', 'off'], 'On or off?'],
    [
      ['--stage', 'prod', '--key', 'a', 'on'],
      `can't be locked: set locks.originals to "holds" in bin/stages.ts and deploy`,
    ],
    [['--stage', 'local', '--key', 'a', 'on'], 'in bin/stages.ts and start again'],
  ])('is refused for %j', (words, reason) => {
    expect(() => legalHoldOptionsOf(words)).toThrow(Obstacle);
    expect(() => legalHoldOptionsOf(words)).toThrow(reason);
  });
});
