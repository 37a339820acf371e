import { GetQueueAttributesCommand, ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientConfig } from '../../environment';
import { type Deployed, lastPart, policyOf, type Readers, tagsOf } from '../reader';

export const sqsReaders: Readers = { 'AWS::SQS::Queue': readQueue, 'AWS::SQS::QueuePolicy': readPolicy };

const attributesOf = async (client: SQSClient, QueueUrl: string): Promise<Record<string, string>> =>
  (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {};

async function readQueue({ physicalId: QueueUrl }: Deployed, endpoint: string) {
  const client = new SQSClient(clientConfig(endpoint));
  const { RedrivePolicy, ...attributes } = await attributesOf(client, QueueUrl);
  const { Tags } = await client.send(new ListQueueTagsCommand({ QueueUrl }));
  return {
    ...attributes,
    QueueName: lastPart(attributes.QueueArn),
    RedrivePolicy: policyOf(RedrivePolicy),
    Tags: tagsOf(Tags),
  };
}

async function readPolicy({ properties }: Deployed, endpoint: string) {
  const client = new SQSClient(clientConfig(endpoint));
  const [QueueUrl = ''] = properties.Queues as string[];
  const { Policy } = await attributesOf(client, QueueUrl);
  return { Queues: [Policy && QueueUrl], PolicyDocument: policyOf(Policy) };
}
