import { GetTopicAttributesCommand, ListTagsForResourceCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientConfig } from '../../environment';
import { type Deployed, lastPart, policyOf, type Readers } from '../reader';

export const snsReaders: Readers = { 'AWS::SNS::Topic': readTopic, 'AWS::SNS::TopicPolicy': readPolicy };

const attributesOf = async (client: SNSClient, TopicArn: string): Promise<Record<string, string>> =>
  (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};

async function readTopic({ physicalId, region }: Deployed, endpoint: string) {
  const client = new SNSClient(clientConfig(endpoint, region));
  const attributes = await attributesOf(client, physicalId);
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn: physicalId }));
  return { ...attributes, TopicName: lastPart(attributes.TopicArn), Tags };
}

async function readPolicy({ properties, region }: Deployed, endpoint: string) {
  const client = new SNSClient(clientConfig(endpoint, region));
  const [topic = ''] = properties.Topics as string[];
  const { Policy } = await attributesOf(client, topic);
  return { Topics: [Policy && topic], PolicyDocument: policyOf(Policy) };
}
