import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import { clientConfig } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const cloudwatchReaders: Readers = {
  'AWS::CloudWatch::Alarm': readAlarm,
  'AWS::CloudWatch::Dashboard': readDashboard,
};

async function readAlarm({ physicalId, region }: Deployed, endpoint: string) {
  const client = new CloudWatchClient(clientConfig(endpoint, region));
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [physicalId] }));
  const [alarm] = MetricAlarms;
  if (!alarm) return undefined;
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn }));
  return { ...alarm, Tags };
}

async function readDashboard({ physicalId: DashboardName }: Deployed, endpoint: string) {
  return new CloudWatchClient(clientConfig(endpoint)).send(new GetDashboardCommand({ DashboardName }));
}
