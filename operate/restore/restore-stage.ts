import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { nameOf } from '../../lib/config';
import { enterAccount } from '../account';
import { clockUntil } from '../clock';
import type { Terminal } from '../terminal';
import type { RestoreOptions } from './options';
import { restoreObjects } from './restore-objects';
import { s3Archive } from './s3-archive';

/** Restores originals of a deployed stage. Ends with the signal's reason when that is given; S3 goes on then. */
export async function restoreStage({ config, wish }: RestoreOptions, terminal: Terminal, signal: AbortSignal) {
  const account = await enterAccount(config, terminal);
  const client = new S3Client({ region: config.region });
  const bucket = `${nameOf(config, 'originals')}-${account}-${config.region}`;
  if (!(await ifThere(client.send(new HeadBucketCommand({ Bucket: bucket }))))) {
    throw new Obstacle(`Stage ${config.stage} is not deployed here: there is no bucket ${bucket}.`);
  }
  await restoreObjects(wish, { archive: s3Archive(client, bucket), clock: clockUntil(signal), terminal });
}
