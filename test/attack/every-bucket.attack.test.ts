import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { assetBucketOf } from '../../lib/config/names';
import { given } from '../support/path';
import { everyBucket } from './attempts/buckets';

test('attacks leave out no bucket that the stage has', async () => {
  const { s3, config } = given();
  const prefix = `${config.project}-${config.stage}-`;

  const { Buckets = [] } = await s3.send(new ListBucketsCommand());

  const ours = Buckets.map(({ Name = '' }) => Name).filter((name) => name.startsWith(prefix));
  const forCode = [config.region, config.replication.region ?? ''].map((region) => assetBucketOf(config, region));
  expect(ours.filter((name) => !forCode.includes(name)).sort()).toEqual(
    everyBucket()
      .map(({ bucket }) => bucket)
      .sort(),
  );
});
