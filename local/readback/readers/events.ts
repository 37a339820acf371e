import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { clientConfig } from '../../environment';
import { type Deployed, policyOf, type Readers } from '../reader';

export const eventsReaders: Readers = { 'AWS::Events::Rule': readRule };

async function readRule({ physicalId: Name }: Deployed, endpoint: string) {
  const client = new EventBridgeClient(clientConfig(endpoint));
  const rule = await client.send(new DescribeRuleCommand({ Name }));
  const { Targets } = await client.send(new ListTargetsByRuleCommand({ Rule: Name }));
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN: rule.Arn }));
  return { ...rule, EventPattern: policyOf(rule.EventPattern), Targets, Tags };
}
