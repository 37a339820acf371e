import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ListObjectsV2Command, ListObjectVersionsCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { eventually } from '../../local/eventually';
import { SAMPLES } from '../../local/paths';
import { untilRendered, upload, type Viewer } from '../../local/walk';
import { given } from '../support/path';
import { purgedPaths } from '../support/purged-paths';

const PHOTO = join(SAMPLES, 'dandelion-seeds.jpg');

const remove = ({ address, token }: Viewer, asset: string) =>
  fetch(`${address}/api/v1/assets/${asset}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });

async function listed({ address, token }: Viewer): Promise<string[]> {
  const answer = await fetch(`${address}/api/v1/assets`, { headers: { authorization: `Bearer ${token}` } });
  const { assets } = (await answer.json()) as { assets: Array<{ id: string }> };
  return assets.map(({ id }) => id);
}

async function versionsIn(s3: S3Client, Bucket: string, Prefix: string): Promise<number> {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  return Versions.length + DeleteMarkers.length;
}

describe('deleting a photo', () => {
  test('takes away its original, every version of it, its renditions, its place in the listing and what the CDN has of it', async () => {
    const { config, s3, cloudFront, distributionId, originals, renditions, catalog, viewer } = given();
    const ann = await viewer();
    const { asset, key } = await upload(PHOTO, ann);
    await untilRendered(asset, ann);

    const answer = await remove(ann, asset);

    expect([answer.status, await answer.text()]).toEqual([204, '']);
    // where originals have a copy, a marker stays that tells it
    expect(await versionsIn(s3, originals, key)).toBe(config.replication.region === undefined ? 0 : 1);
    await eventually('the renditions to be gone', async () => {
      const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: renditions, Prefix: `i/${asset}/` }));
      return KeyCount === 0 ? true : undefined;
    });
    await eventually('the tombstone', async () => {
      const { current, image } = await catalog.read(asset);
      return image?.state === 'gone' && current?.state !== 'present' ? true : undefined;
    });
    expect(await listed(ann)).not.toContain(asset);
    await eventually('the invalidation', async () =>
      (await purgedPaths(cloudFront, distributionId)).includes(`/i/${asset}/*`) ? true : undefined,
    );
  });

  test('finds what is gone, unknown or not the own no more than what never was', async () => {
    const { s3, originals, catalog, viewer } = given();
    const ann = await viewer();
    const { asset } = await upload(PHOTO, ann);
    await untilRendered(asset, ann);
    const key = `import/${randomUUID()}/theirs.txt`;
    const theirs = assetIdOf(originals, key);
    await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body: 'theirs' }));
    await eventually('the import', async () => (await catalog.read(theirs)).current);
    await remove(ann, asset);

    const unknown = assetIdOf(originals, randomUUID());
    for (const id of [asset, unknown, theirs, 'no-id']) expect([id, (await remove(ann, id)).status]).toEqual([id, 404]);

    expect(await versionsIn(s3, originals, key)).toBe(1);
    expect((await remove({ ...ann, token: 'forged' }, theirs)).status).toBe(401);
  });
});
