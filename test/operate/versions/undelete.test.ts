import { undelete } from '../../../operate/versions/undelete';
import { memoryTerminal } from '../../support/memory-terminal';
import { MemoryVersionedBucket } from '../../support/memory-versioned-bucket';

function given() {
  const bucket = new MemoryVersionedBucket();
  const terminal = memoryTerminal();
  return { bucket, terminal, deps: { stage: 'dev', bucket, terminal } };
}

describe('undeleting', () => {
  test('takes all markers on top away, and none below a version', async () => {
    const { bucket, deps } = given();
    bucket.mark('trip/cat');
    bucket.put('trip/cat', 'a cat');
    bucket.mark('trip/cat');
    bucket.mark('trip/cat');

    await undelete({ key: 'trip/cat' }, deps);

    expect(bucket.current('trip/cat')).toBe('a cat');
    expect(bucket.versionIds('trip/cat')).toHaveLength(2);
  });

  test('of a prefix leaves what is there, and markers above nothing', async () => {
    const { bucket, terminal, deps } = given();
    bucket.put('trip/there', 'there');
    bucket.mark('trip/never');
    bucket.mark('trip/never');
    bucket.put('trip/deleted', 'deleted');
    bucket.mark('trip/deleted');
    bucket.put('home/cat', 'elsewhere');
    bucket.mark('home/cat');

    await undelete({ prefix: 'trip/' }, deps);

    expect(bucket.current('trip/deleted')).toBe('deleted');
    expect(bucket.versionIds('trip/never')).toHaveLength(2);
    expect(bucket.current('home/cat')).toBeUndefined();
    expect(terminal.said).toEqual([
      'There again: 1 object.',
      'Was not deleted: 1 object.',
      'Deleted, with no version left that could come back: 1 key.',
    ]);
  });

  test('names what S3 refused, and brings the rest back', async () => {
    const { bucket, terminal, deps } = given();
    for (const key of ['trip/a', 'trip/b']) {
      bucket.put(key, key);
      bucket.mark(key);
    }
    bucket.refused = ['trip/a'];

    await expect(undelete({ prefix: 'trip/' }, deps)).rejects.toThrow(
      'Still deleted: 1 object. Mend this and repeat:\n- trip/a: AccessDenied, AccessDenied',
    );

    expect(bucket.current('trip/b')).toBe('trip/b');
    expect(terminal.said).toEqual(['There again: 1 object.']);
  });
});

describe('undeleting where S3 copies markers', () => {
  test('puts the version on top once more, because no copy hears of a marker that goes', async () => {
    const { bucket, deps } = given();
    bucket.copiesMarkers = true;
    const former = bucket.put('cat', 'a cat');
    const marker = bucket.mark('cat');

    await undelete({ key: 'cat' }, deps);

    expect(bucket.current('cat')).toBe('a cat');
    expect(bucket.versionIds('cat').slice(1)).toEqual([marker, former]);
  });

  test('does nothing when it is repeated', async () => {
    const { bucket, deps } = given();
    bucket.copiesMarkers = true;
    bucket.put('cat', 'a cat');
    bucket.mark('cat');
    await undelete({ key: 'cat' }, deps);
    const { changes } = bucket;

    await undelete({ key: 'cat' }, deps);

    expect(bucket.changes).toBe(changes);
  });

  test('says of what lies in an archive how to restore it, and changes nothing there', async () => {
    const { bucket, deps } = given();
    bucket.copiesMarkers = true;
    const asleep = bucket.put('cat', 'a cat', { storageClass: 'GLACIER' });
    bucket.mark('cat');

    await expect(undelete({ key: 'cat' }, deps)).rejects.toThrow(
      `cat: it lies in an archive, restore its bytes with: npm run restore -- --stage dev --key cat --version ${asleep}`,
    );
    expect(bucket.changes).toBe(0);

    bucket.restored.add(asleep);
    await undelete({ key: 'cat' }, deps);
    expect(bucket.current('cat')).toBe('a cat');
  });
});
