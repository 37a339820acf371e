import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { catalogClient, dynamoCatalog } from '../../lambdas/shared/dynamo-catalog';
import { dynamoJobStore } from '../../lambdas/shared/dynamo-job-store';
import type { Config } from '../../lib/config';
import { nameOf } from '../../lib/config/names';
import { enterAccount } from '../account';
import { clockUntil } from '../clock';
import type { Terminal } from '../terminal';
import { rerenderEvery } from './every-photo';
import { linesOf } from './lines-of';
import { rerenderListed } from './listed-photos';
import type { RerenderOptions } from './options';
import { type RenderQueue, sqsRenderQueue } from './render-queue';
import { readRenditionList } from './rendition-list';
import { hintSender } from './send-hints';

/**
 * Has the photos of a deployed stage looked at again: all of them, or those of a list after it was said what is hot. Nothing is
 * rendered whose edition is the one that the stage's settings ask for. Ends with the signal's reason when that is given.
 */
export async function rerenderStage(options: RerenderOptions, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { config, hintsPerSecond, restart, list } = options;
  // a list that can't be read is said before any AWS is asked
  const renditions = list && (await readRenditionList(linesOf(list.file)));
  await enterAccount(config, terminal);
  const clock = clockUntil(signal);
  const tableName = await deployedCatalog(config);
  const dynamo = catalogClient(new DynamoDBClient({ region: config.region }));
  const catalog = dynamoCatalog(dynamo, tableName);
  const queue = await renderQueueOf(config);
  // two rounds of the functions that work side by side: an upload waits for seconds at the most
  const mostWaiting = 2 * config.functions.maxConcurrency;
  const send = hintSender({ queue, clock, terminal, signal, hintsPerSecond, mostWaiting });
  const deps = { catalog, send, clock, terminal };
  if (list && renditions) return rerenderListed(deps, renditions, list.verdict);
  return rerenderEvery({ ...deps, job: dynamoJobStore(dynamo, tableName, 'rerender') }, { restart });
}

async function deployedCatalog(config: Config): Promise<string> {
  const TableName = nameOf(config, 'catalog');
  const client = new DynamoDBClient({ region: config.region });
  if (await ifThere(client.send(new DescribeTableCommand({ TableName })))) return TableName;
  throw new Obstacle(
    `Stage ${config.stage} is not deployed here: there is no table ${TableName}. ${deployWith(config)}`,
  );
}

async function renderQueueOf(config: Config): Promise<RenderQueue> {
  const client = new SQSClient({ region: config.region });
  const QueueName = nameOf(config, 'render-image');
  const { QueueUrl } = (await ifThere(client.send(new GetQueueUrlCommand({ QueueName })))) ?? {};
  if (QueueUrl) return sqsRenderQueue(client, QueueUrl);
  throw new Obstacle(`Stage ${config.stage} has no queue ${QueueName}, so nobody would render. ${deployWith(config)}`);
}

const deployWith = ({ stage, bootstrapped }: Config): string =>
  bootstrapped ? `Deploy it with "npm run deploy -- --stage ${stage}".` : 'Start it with "npm start".';
