import { purge } from '../../../operate/versions/purge';
import { memoryTerminal } from '../../support/memory-terminal';
import { MemoryVersionedBucket } from '../../support/memory-versioned-bucket';

function given(...answers: string[]) {
  const bucket = new MemoryVersionedBucket();
  const terminal = memoryTerminal(...answers);
  return { bucket, terminal, deps: { stage: 'dev', bucket, terminal } };
}

describe('purging', () => {
  test('removes every version of what was named, when somebody has typed the name of the stage', async () => {
    const { bucket, terminal, deps } = given('dev');
    bucket.put('u/ann/cat', 'a cat');
    bucket.mark('u/ann/cat');
    bucket.put('u/bob/cat', 'another');

    await purge({ prefix: 'u/ann/' }, deps);

    expect(bucket.versionIds('u/ann/cat')).toEqual([]);
    expect(bucket.current('u/bob/cat')).toBe('another');
    expect(terminal.asked[0]).toContain('1 key of photos with 2 versions, all below u/ann/: gone for good');
  });

  test.each<[string[]]>([[['yes']], [[]]])('changes nothing for any other answer or none: %j', async (answers) => {
    const { bucket, deps } = given(...answers);
    bucket.put('cat', 'a cat');

    await expect(purge({ key: 'cat' }, deps)).rejects.toThrow(/Nothing was done|no flag replaces it/);

    expect(bucket.current('cat')).toBe('a cat');
  });

  test('of one key leaves alone a longer one that begins with it', async () => {
    const { bucket, deps } = given('dev');
    bucket.put('cat', 'a cat');
    bucket.put('cat.jpg', 'another');

    await purge({ key: 'cat' }, deps);

    expect(bucket.versionIds('cat')).toEqual([]);
    expect(bucket.current('cat.jpg')).toBe('another');
  });

  test('leaves alone what is locked, says all of it, and purges the rest', async () => {
    const { bucket, terminal, deps } = given('dev');
    const versions = ['a', 'b', 'c', 'd'].map((name) => bucket.put(`trip/${name}`, name));
    bucket.held.add(versions[0] as string);
    bucket.lockedUntil.set(versions[1] as string, '2027-01-01T00:00:00.000Z');
    bucket.mark('trip/b');

    const purged = purge({ prefix: 'trip/' }, deps);

    await expect(purged).rejects.toThrow(`Still there: 2 objects. Mend this and repeat:
- trip/a: on legal hold, which ends with: npm run legal-hold -- --stage dev --key trip/a off
- trip/b: locked until 2027-01-01 00:00 UTC`);
    expect(terminal.asked[0]).toContain('2 keys of photos with 2 versions');
    expect(['a', 'b', 'c', 'd'].map((name) => bucket.versionIds(`trip/${name}`).length)).toEqual([1, 2, 0, 0]);
    expect(terminal.said).toEqual(['Locked, these stay as they are: 2 objects.', 'Gone for good: 2 keys of photos.']);
  });

  test('asks nobody and hides nothing where all is locked', async () => {
    const { bucket, terminal, deps } = given('dev');
    bucket.held.add(bucket.put('cat', 'a cat'));

    await expect(purge({ key: 'cat' }, deps)).rejects.toThrow('Locked, so nothing was done: 1 object.');

    expect([terminal.asked, bucket.changes, bucket.current('cat')]).toEqual([[], 0, 'a cat']);
  });

  test('goes on after a refusal, and takes only a want of rights for one', async () => {
    const { bucket, terminal, deps } = given('dev');
    for (const name of ['a', 'b', 'c']) bucket.put(`trip/${name}`, name);
    bucket.refused = ['trip/a'];
    bucket.busy = ['trip/b'];

    await expect(purge({ prefix: 'trip/' }, deps)).rejects.toThrow(`Still there: 2 objects. Mend this and repeat:
- trip/a: AccessDenied, AccessDenied; a lock, a policy or the want of a second factor is behind that
- trip/b: SlowDown, SlowDown`);

    expect(bucket.versionIds('trip/c')).toEqual([]);
    expect(terminal.said).toContain('Gone for good: 1 key of photos.');
  });

  test('passes on what no answer of S3 is', async () => {
    const { bucket, deps } = given('dev');
    bucket.put('cat', 'a cat');
    bucket.erase = async () => {
      throw new TypeError('a mistake of ours');
    };

    await expect(purge({ key: 'cat' }, deps)).rejects.toThrow(TypeError);
  });
});
