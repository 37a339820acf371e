import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { stageNamed } from '../bin/stages';
import { Obstacle } from '../command/obstacle';
import { assetIdOf } from '../lambdas/shared/asset-id';
import { type CurrentItem, catalogKey } from '../lambdas/shared/catalog-items';
import { KEY_PREFIX } from '../lambdas/shared/contract';
import { removeAll, versionsBelow } from '../lambdas/shared/s3-removal';
import { sqsHintQueue } from '../lambdas/shared/sqs-hint-queue';
import { nameOf } from '../lib/config/names';
import { clientConfig } from './environment';
import { type Outputs, outputOf } from './outputs';
import { comesToRest, type Patience, purgeWorkQueues } from './queues';

const PATIENCE_MS = 600_000;

/**
 * Makes catalog and renditions agree with the originals after an engine ended without saving: its objects are on disk as they
 * were, its tables as they were at the last save. Every key that either knows becomes the hint that any event becomes.
 */
export async function repair(endpoint: string, outputs: Outputs, patience: Omit<Patience, 'ms'>): Promise<void> {
  const s3 = new S3Client(clientConfig(endpoint));
  const originals = outputOf(outputs, 'keep', 'OriginalsBucket');
  const keys = new Set([...(await keysEver(s3, originals)), ...(await keysCatalogued(endpoint, outputs))]);
  await removeOrphans(
    s3,
    outputOf(outputs, 'keep', 'RenditionsBucket'),
    new Set([...keys].map((key) => assetIdOf(originals, key))),
  );
  await purgeWorkQueues(endpoint); // every hint that was under way is given again
  await hintAt(endpoint, originals, [...keys]);
  if (await comesToRest(endpoint, { ...patience, ms: PATIENCE_MS })) return;
  throw new Obstacle(
    `The repair was not done after ${PATIENCE_MS / 60_000} minutes; the engine's log says what it is doing.`,
  );
}

/** Also the deleted ones, as long as any version or marker of them is left. */
async function keysEver(client: S3Client, bucket: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Versions = [], DeleteMarkers = [] } of versionsBelow({ client, bucket })) {
    keys.push(...[...Versions, ...DeleteMarkers].flatMap(({ Key }) => Key ?? []));
  }
  return keys;
}

async function keysCatalogued(endpoint: string, outputs: Outputs): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)));
  const keys: string[] = [];
  const question = {
    TableName: outputOf(outputs, 'keep', 'CatalogTableName'),
    FilterExpression: 'sk = :current AND attribute_exists(#current)',
    ExpressionAttributeNames: { '#current': 'current' },
    ExpressionAttributeValues: { ':current': catalogKey.current },
  };
  for await (const { Items = [] } of paginateScan({ client }, question)) {
    keys.push(...Items.map(({ current }) => (current as CurrentItem).key));
  }
  return keys;
}

/** Renditions and mezzanines whose original nobody remembers: no hint could name it. */
async function removeOrphans(client: S3Client, bucket: string, assets: ReadonlySet<string>): Promise<void> {
  for (const Prefix of [KEY_PREFIX.mezzanines, KEY_PREFIX.renditions]) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix })) {
      const orphans = Contents.filter(({ Key = '' }) => !assets.has(Key.split('/')[1] ?? ''));
      await removeAll(
        { client, bucket },
        orphans.map(({ Key }) => ({ Key })),
      );
    }
  }
}

async function hintAt(endpoint: string, bucket: string, keys: readonly string[]): Promise<void> {
  const client = new SQSClient(clientConfig(endpoint));
  const { QueueUrl = '' } = await client.send(
    new GetQueueUrlCommand({ QueueName: nameOf(stageNamed('local'), 'intake') }),
  );
  const intake = sqsHintQueue(client, QueueUrl);
  const at = new Date().toISOString();
  await Promise.all(keys.map((key) => intake.send({ bucket, key, kind: 'asked', at })));
}
