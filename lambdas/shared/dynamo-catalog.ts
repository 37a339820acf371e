import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  paginateScan,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type AssetRecord, type Catalog, type Listing, nextRev, type Page, tombstoneExpiry } from './catalog';
import {
  assetIn,
  assetInTime,
  type ClassificationItem,
  type CurrentItem,
  catalogKey,
  type ImageItem,
  indexAttributesOf,
  ownerPartition,
  type VersionItem,
} from './catalog-items';
import { CATALOG_INDEX } from './contract';

type Table = { readonly client: DynamoDBDocumentClient; readonly name: string };
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type StoredItem = {
  pk: string;
  sk: string;
  rev?: number;
  current?: CurrentItem;
  image?: ImageItem;
} & Partial<ClassificationItem>;

/** A client as `dynamoCatalog` needs it: what is undefined is not stored. */
export const catalogClient = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** The catalog in one DynamoDB table. */
export function dynamoCatalog(client: DynamoDBDocumentClient, name: string, now = () => new Date()): Catalog {
  const table = { client, name };
  return {
    read: (asset) => read(table, asset),
    writeCurrent: (seen, current, versions) =>
      commit(table, [
        currentWrite(table, seen, current, now()),
        ...versions.map((version) => versionWrite(table, seen, version)),
      ]),
    writeImage: (seen, image) =>
      commit(table, [
        imageWrite(table, seen, image, now()),
        ...(image.state === 'gone' ? [hotWrite(table, seen, [])] : []),
        clockWrite(table, seen, now()),
      ]),
    writeHot: (seen, leaves) => commit(table, [hotWrite(table, seen, leaves), clockWrite(table, seen, now())]),
    newestOf: (owner, page) => newestOf(table, owner, page),
    everyAsset: (page) => everyAsset(table, page),
    countAssets: () => countAssets(table),
  };
}

/**
 * Not a transaction, which fails while another is under way. It need not be one: what a writer writes is what it saw in S3 after
 * reading the clock, and what a page shows of two instants it shows right a moment later.
 */
async function read(table: Table, asset: string): Promise<AssetRecord> {
  const [record] = await readMany(table, [asset], [...LISTED, catalogKey.views]);
  return record ?? { asset };
}

/** The items that a listing reads of each asset: one more would cost half as much again. */
const LISTED = [catalogKey.current, catalogKey.image];

function recordOf(asset: string, items: readonly StoredItem[]): AssetRecord {
  const itemAt = (key: string) => items.find(({ sk }) => sk === key);
  const current = itemAt(catalogKey.current);
  const labels = itemAt(catalogKey.views)?.labels;
  const image = itemAt(catalogKey.image)?.image;
  return { asset, rev: current?.rev, current: current?.current, image, ...(labels && { hot: labels }) };
}

function currentWrite(table: Table, seen: AssetRecord, current: CurrentItem, now: Date): Write {
  const Item = {
    pk: catalogKey.object(seen.asset),
    sk: catalogKey.current,
    rev: nextRev(seen.rev, now),
    current,
    ...indexAttributesOf(seen.asset, current),
    ...(!current.facts && { expiresAt: tombstoneExpiry(now) }),
  };
  return { Put: { TableName: table.name, Item, ...ifUnchangedSince(seen) } };
}

function versionWrite({ name }: Table, { asset }: AssetRecord, { versionId, facts }: VersionItem): Write {
  const Key = { pk: catalogKey.object(asset), sk: catalogKey.version(versionId) };
  return facts ? { Put: { TableName: name, Item: { ...Key, facts } } } : { Delete: { TableName: name, Key } };
}

function imageWrite({ name }: Table, { asset }: AssetRecord, image: ImageItem, now: Date): Write {
  const Key = { pk: catalogKey.object(asset), sk: catalogKey.image };
  const expiry = image.state === 'gone' ? { expiresAt: tombstoneExpiry(now) } : {};
  return { Put: { TableName: name, Item: { ...Key, image, ...expiry } } };
}

function hotWrite({ name }: Table, { asset }: AssetRecord, labels: readonly string[]): Write {
  const Key = { pk: catalogKey.object(asset), sk: catalogKey.views };
  if (labels.length === 0) return { Delete: { TableName: name, Key } };
  return { Put: { TableName: name, Item: { ...Key, labels } satisfies StoredItem } };
}

/** Raises the object's clock beside a write to another item; an object that nobody indexed yet begins with a bare clock. */
function clockWrite({ name }: Table, seen: AssetRecord, now: Date): Write {
  const { ConditionExpression, ExpressionAttributeValues } = ifUnchangedSince(seen);
  return {
    Update: {
      TableName: name,
      Key: { pk: catalogKey.object(seen.asset), sk: catalogKey.current },
      UpdateExpression: 'SET rev = :next',
      ConditionExpression,
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ':next': nextRev(seen.rev, now) },
    },
  };
}

/** The condition of every write: the clock stands where its writer read it. */
function ifUnchangedSince({ rev }: AssetRecord) {
  return rev === undefined
    ? { ConditionExpression: 'attribute_not_exists(rev)' }
    : { ConditionExpression: 'rev = :seen', ExpressionAttributeValues: { ':seen': rev } };
}

async function commit({ client }: Table, TransactItems: Write[]): Promise<boolean> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems }));
    return true;
  } catch (error) {
    if (lostRace(error)) return false;
    throw error;
  }
}

/** A transaction is also cancelled when another one is under way on the same item: that race is lost just as well. */
function lostRace(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = error.CancellationReasons?.map(({ Code }) => Code) ?? [];
  return codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}

async function newestOf(table: Table, owner: string, { limit, cursor }: Page): Promise<Listing> {
  const { name, partition, sort } = CATALOG_INDEX.byOwner;
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: name,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': partition },
      ExpressionAttributeValues: { ':owner': ownerPartition(owner) },
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey: cursor === undefined ? undefined : positionOf(owner, cursor),
    }),
  );
  return { records: await presentOf(table, Items), cursor: LastEvaluatedKey?.[sort] as string | undefined };
}

async function presentOf(table: Table, entries: ReadonlyArray<Record<string, unknown>>): Promise<AssetRecord[]> {
  const assets = entries.map(({ pk }) => assetIn(String(pk)));
  return (await readMany(table, assets, LISTED)).filter(({ current }) => current?.state === 'present');
}

/** The position of an index entry, rebuilt from its time alone: a made-up cursor can't leave the owner's partition. */
function positionOf(owner: string, cursor: string) {
  const { partition, sort } = CATALOG_INDEX.byOwner;
  return {
    pk: catalogKey.object(assetInTime(cursor)),
    sk: catalogKey.current,
    [partition]: ownerPartition(owner),
    [sort]: cursor,
  };
}

/**
 * The index by day has every present asset and nothing else, so a page of it is a page of assets and its count is theirs. For a million
 * of them scanning it takes 40,000 read units and the rows 2 million, $0.26 together at $0.125 a million; a scan of the table with a
 * filter would pay for every version and verdict as well and say neither.
 */
const EVERY_ASSET = CATALOG_INDEX.byDay.name;

async function everyAsset(table: Table, { limit, cursor }: Page): Promise<Listing> {
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new ScanCommand({
      TableName: table.name,
      IndexName: EVERY_ASSET,
      Limit: limit,
      ExclusiveStartKey: cursor === undefined ? undefined : JSON.parse(cursor),
    }),
  );
  return { records: await presentOf(table, Items), cursor: LastEvaluatedKey && JSON.stringify(LastEvaluatedKey) };
}

async function countAssets({ client, name }: Table): Promise<number> {
  let count = 0;
  const question = { TableName: name, IndexName: EVERY_ASSET, Select: 'COUNT' as const };
  for await (const { Count = 0 } of paginateScan({ client }, question)) count += Count;
  return count;
}

/** `BatchGetItem` takes this many keys: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const KEYS_A_READ = 100;
/** How long a table that left keys out of its answer is left alone, ms. */
const BUSY_MS = 50;

async function readMany(
  { client, name }: Table,
  assets: readonly string[],
  sortKeys: readonly string[],
): Promise<AssetRecord[]> {
  const items: StoredItem[] = [];
  let keys = assets.flatMap((asset) => sortKeys.map((sk) => ({ pk: catalogKey.object(asset), sk })));
  while (keys.length > 0) {
    const RequestItems = { [name]: { Keys: keys.slice(0, KEYS_A_READ), ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
    items.push(...((Responses?.[name] ?? []) as StoredItem[]));
    const left = (UnprocessedKeys?.[name]?.Keys ?? []) as typeof keys;
    if (left.length > 0) await sleep(BUSY_MS);
    keys = [...left, ...keys.slice(KEYS_A_READ)];
  }
  return assets.map((asset) =>
    recordOf(
      asset,
      items.filter(({ pk }) => pk === catalogKey.object(asset)),
    ),
  );
}
