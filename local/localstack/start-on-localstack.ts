import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { Obstacle } from '../../command/obstacle';
import { STATE } from '../../command/paths';
import { catalogClient, dynamoCatalog } from '../../lambdas/shared/dynamo-catalog';
import { CLI_SETTINGS, clientConfig } from '../environment';
import { fromBucket, importFile, untilListed, type Warehouse } from '../import';
import { type Outputs, outputOf } from '../outputs';
import { SAMPLES } from '../paths';
import { shown } from '../steps';
import { faultsIn } from '../verify';
import { deployOnLocalStack } from './deploy-on-localstack';
import { requireLocalStack } from './health';

const PHOTO = join(SAMPLES, 'forest-stream.jpg');
/** A first invocation in a container may have to fetch its image. */
const PATIENCE_MS = 120_000;

/** Where LocalStack listens unless it was told otherwise. */
const DEFAULT_ENDPOINT = 'http://127.0.0.1:4566';

/** Where the LocalStack is that the options of a start ask for; nothing when they ask for the built-in engine. */
export function localStackAsked(engine = 'built-in', endpoint?: string): string | undefined {
  if (!['built-in', 'localstack'].includes(engine))
    throw new Obstacle(`--engine is ${engine}: give built-in or localstack`);
  if (endpoint === undefined) return engine === 'localstack' ? DEFAULT_ENDPOINT : undefined;
  if (engine !== 'localstack') throw new Obstacle('--endpoint goes with --engine localstack only: leave it out');
  if (!URL.canParse(endpoint))
    throw new Obstacle(`--endpoint is ${endpoint}: give an address such as ${DEFAULT_ENDPOINT}`);
  return endpoint.replace(/\/$/, '');
}

/** Deploys to a LocalStack that somebody else runs, sends one photo through, and says what is there and what is not. Nothing of ours goes on running. */
export async function startOnLocalStack(endpoint: string): Promise<void> {
  const strangeness = await requireLocalStack(endpoint);
  if (strangeness) console.log(strangeness);
  const warehouse = warehouseOf(await deployOnLocalStack(endpoint, join(STATE, 'on-localstack'), shown), endpoint);
  const asset = await shown('send one photo from import/ to its renditions', () => sendPhoto(warehouse));
  sayWhereToLook(warehouse, asset, endpoint);
}

async function sendPhoto(warehouse: Warehouse): Promise<string> {
  const asset = await importFile(PHOTO, 'import/forest-stream.jpg', warehouse);
  const view = await untilListed(asset, warehouse, PATIENCE_MS).catch(() => {
    throw new Obstacle(
      `LocalStack did not render the photo in ${PATIENCE_MS / 1000} seconds: can it run functions, and do they find sharp? See docs/engines.md`,
    );
  });
  const faults = await faultsIn(view, PHOTO, fromBucket(warehouse));
  if (faults.length > 0) throw new Obstacle(`The photo did not come through right:\n  ${faults.join('\n  ')}`);
  return asset;
}

function warehouseOf(outputs: Outputs, endpoint: string): Warehouse {
  const config = clientConfig(endpoint);
  const client = catalogClient(new DynamoDBClient(config));
  return {
    s3: new S3Client(config),
    catalog: dynamoCatalog(client, outputOf(outputs, 'keep', 'CatalogTableName')),
    originals: outputOf(outputs, 'keep', 'OriginalsBucket'),
    renditions: outputOf(outputs, 'keep', 'RenditionsBucket'),
  };
}

function sayWhereToLook({ originals, renditions }: Warehouse, asset: string, endpoint: string): void {
  const settings = Object.entries(CLI_SETTINGS).map(([name, value]) => `${name}=${value}`);
  const aws = `${settings.join(' ')} aws --endpoint-url ${endpoint}`;
  console.log(`
  put a photo    ${aws} s3 cp local/samples/wine.jpg s3://${originals}/import/wine.jpg
  see it made    ${aws} s3 ls --recursive s3://${renditions}/i/
  take one home  ${aws} s3 cp --recursive s3://${renditions}/i/${asset}/ .quayside/forest-stream

  Not here: the page (CloudFront), the API with its uploads and listings (API Gateway v2), sign-in (Cognito).
  LocalStack says that they were made; they were not. The built-in engine has them: npm start

  The stacks stay in LocalStack until it ends. docs/engines.md says what it does otherwise than AWS.`);
}
