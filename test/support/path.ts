import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { stageNamed } from '../../bin/stages';
import { STATE } from '../../command/paths';
import { catalogClient, dynamoCatalog } from '../../lambdas/shared/dynamo-catalog';
import { nameOf } from '../../lib/config/names';
import type { LocalCloud } from '../../local/cloud';
import { signIn } from '../../local/developer';
import { clientConfig } from '../../local/environment';
import { outputOf } from '../../local/outputs';
import type { Viewer } from '../../local/walk';

/** Apart from a running `npm start`: its own folder, ports and pid file. */
export const PATH_FOLDER = join(STATE, 'test');
let folder = PATH_FOLDER;

/** Has the tests of a jest project look at the stack that was started in another folder. */
export function lookIn(another: string): void {
  folder = another;
}

type PathCloud = Omit<LocalCloud, 'stop' | 'engine' | 'settings'>;
/** What a stack has on every engine. */
type Core = Pick<LocalCloud, 'stage' | 'endpoint' | 'outputs'>;

const fileIn = (where: string): string => join(where, 'cloud.json');

export function writePathCloud(cloud: Core & Partial<LocalCloud>, where = PATH_FOLDER): void {
  const { stop, engine, settings, ...rest } = cloud;
  writeFileSync(fileIn(where), JSON.stringify(rest));
}

/** The stack that was brought up for all path tests. On an engine without edge and sign-in only endpoint and outputs are there. */
export function pathCloud(): PathCloud {
  return JSON.parse(readFileSync(fileIn(folder), 'utf8'));
}

/** Clients and names of that stack, as the tests need them. */
export function given() {
  const { stage, endpoint, address, outputs, pool, developer } = pathCloud();
  const client = clientConfig(endpoint);
  const dynamo = new DynamoDBClient(client);
  const table = outputOf(outputs, 'keep', 'CatalogTableName');
  const bucketOf = (name: 'Originals' | 'Renditions' | 'Site') => outputOf(outputs, 'keep', `${name}Bucket`);
  return {
    config: stageNamed(stage),
    endpoint,
    address,
    s3: new S3Client(client),
    sqs: new SQSClient(client),
    cloudFront: new CloudFrontClient(client),
    dynamo,
    originals: bucketOf('Originals'),
    renditions: bucketOf('Renditions'),
    site: bucketOf('Site'),
    table,
    get distributionId() {
      return outputOf(outputs, 'edge', 'DistributionId');
    },
    catalog: dynamoCatalog(catalogClient(dynamo), table),
    viewer: async (): Promise<Viewer> => ({ address, token: await signIn(pool, developer, endpoint) }),
  };
}

/** The URL of one of the stack's queues. */
export async function queueUrl(sqs: SQSClient, name: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: nameOf(given().config, name) }));
  return QueueUrl ?? '';
}
