import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { type Config, nameOf } from '../../lib/config';
import { copyOf } from '../../lib/stacks/copies';
import { enterAccount } from '../account';
import type { Terminal } from '../terminal';
import type { VersionedBucket } from './history';
import { s3VersionedBucket } from './s3-versioned-bucket';

/** Finds the originals of a stage in the account that `terminal` is told of. Throws an `Obstacle` when they are not there. */
export async function originalsOf(config: Config, terminal: Terminal): Promise<VersionedBucket> {
  const account = await enterAccount(config, terminal);
  const client = new S3Client({ region: config.region });
  const bucket = `${nameOf(config, 'originals')}-${account}-${config.region}`;
  if (await ifThere(client.send(new HeadBucketCommand({ Bucket: bucket })))) {
    const leavesMarker = copyOf(config, 'originals').some(({ deleteMarkers }) => deleteMarkers);
    return s3VersionedBucket(client, bucket, leavesMarker);
  }
  throw new Obstacle(`Stage ${config.stage} is not deployed here: there is no bucket ${bucket}.`);
}
