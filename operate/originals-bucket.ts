import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ifThere } from '../command/aws-error';
import { Obstacle } from '../command/obstacle';
import type { Config } from '../lib/config';
import { nameOf } from '../lib/config/names';
import { enterAccount } from './account';
import type { Terminal } from './terminal';

/** The originals of a stage, and how to speak to the region that they are in. */
export type OriginalsBucket = { readonly client: S3Client; readonly bucket: string };

/** Finds the originals of a stage in the account that `terminal` is told of. Throws an `Obstacle` when they are not there. */
export async function findOriginals(config: Config, terminal: Terminal): Promise<OriginalsBucket> {
  const account = await enterAccount(config, terminal);
  const client = new S3Client({ region: config.region });
  const bucket = `${nameOf(config, 'originals')}-${account}-${config.region}`;
  if (await ifThere(client.send(new HeadBucketCommand({ Bucket: bucket })))) return { client, bucket };
  throw new Obstacle(`Stage ${config.stage} is not deployed here: there is no bucket ${bucket}.`);
}
