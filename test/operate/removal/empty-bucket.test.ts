import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { Obstacle } from '../../../command/obstacle';
import { emptyBucket } from '../../../operate/removal/empty-bucket';
import { memoryBucket } from '../../support/memory-bucket';

describe('emptying a bucket', () => {
  test('takes every version, delete marker and unfinished upload, over as many pages as there are', async () => {
    const { s3, held } = memoryBucket({ versions: 4300, markers: 200, uploads: 120 });

    await emptyBucket(new S3Client(), 'photos');

    expect(held).toEqual({ versions: [], markers: [], uploads: [] });
    const deleted = s3.commandCalls(DeleteObjectsCommand).map(({ args }) => args[0].input.Delete?.Objects?.length);
    expect(deleted).toEqual([1000, 1000, 1000, 1000, 500]);
  });

  test('names each version, or a marker without one would only be hidden by another marker', async () => {
    const { s3 } = memoryBucket({ versions: 1, markers: 1 });

    await emptyBucket(new S3Client(), 'photos');

    expect(s3.commandCalls(DeleteObjectsCommand)[0]?.args[0].input.Delete?.Objects).toEqual([
      { Key: 'v0', VersionId: '1-v0' },
      { Key: 'm0', VersionId: '1-m0' },
    ]);
  });

  test('says how far it is', async () => {
    memoryBucket({ versions: 1500 });
    const progress: number[] = [];

    await emptyBucket(new S3Client(), 'photos', (removed) => progress.push(removed));

    expect(progress).toEqual([1000, 1500]);
  });

  test('fails with what S3 keeps and why, after it has taken all the rest', async () => {
    const { held } = memoryBucket({ versions: 1200, locked: ['v3', 'v1100'] });

    const emptied = emptyBucket(new S3Client(), 'photos');

    await expect(emptied).rejects.toThrow(Obstacle);
    await expect(emptied).rejects.toThrow(
      'bucket photos could not be emptied, S3 keeps 2:\n  v3 (version 1-v3): AccessDenied, locked\n  v1100',
    );
    expect(held.versions).toEqual(['v3', 'v1100']);
  });

  test('shows a few reasons of many', async () => {
    memoryBucket({ versions: 9, locked: Array.from({ length: 9 }, (_, index) => `v${index}`) });

    await expect(emptyBucket(new S3Client(), 'photos')).rejects.toThrow(/v4 .*\n {2}and 4 more$/);
  });

  test('takes what was written while it listed', async () => {
    const { held } = memoryBucket({ versions: 1, lateWrites: 1 });

    await emptyBucket(new S3Client(), 'photos');

    expect(held.versions).toEqual([]);
  });

  test('gives up on who does not stop writing', async () => {
    memoryBucket({ versions: 1, lateWrites: Number.POSITIVE_INFINITY });

    await expect(emptyBucket(new S3Client(), 'photos')).rejects.toThrow(
      'fills while it is emptied: stop whoever writes',
    );
  });

  test('asks nothing to be deleted of a bucket that is empty', async () => {
    const { s3 } = memoryBucket({});

    await emptyBucket(new S3Client(), 'photos');

    expect(s3.commandCalls(DeleteObjectsCommand)).toEqual([]);
    expect(s3.commandCalls(ListObjectVersionsCommand).length).toBeGreaterThan(0);
  });
});
