import { SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientConfig } from '../environment';
import type { Settlers } from './settler';

export const snsSettlers: Settlers = { 'AWS::SNS::Topic': { writes: ['KmsMasterKeyId'], settle: settleTopic } };

async function settleTopic(TopicArn: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const { KmsMasterKeyId } = properties as { KmsMasterKeyId?: string };
  if (KmsMasterKeyId === undefined) return;
  const encrypt = { TopicArn, AttributeName: 'KmsMasterKeyId', AttributeValue: KmsMasterKeyId };
  const [, , , region] = TopicArn.split(':');
  await new SNSClient(clientConfig(endpoint, region)).send(new SetTopicAttributesCommand(encrypt));
}
