import { randomUUID } from 'node:crypto';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { stageNamed } from '../../bin/stages';
import { nameOf } from '../../lib/config/names';
import { clientConfig } from '../../local/environment';
import { eventually } from '../../local/eventually';
import { given, queueUrl } from '../support/path';

/** LocalStack measures its queues once a minute, and an alarm looks once a minute. */
const PATIENCE_MS = 180_000;

describe('a dead letter', () => {
  test(
    'sets the alarm of its queue off',
    async () => {
      const { endpoint, sqs } = given();
      const cloudWatch = new CloudWatchClient(clientConfig(endpoint));
      const stateOf = async (alarm: string) => {
        const name = nameOf(stageNamed('local'), alarm);
        const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
        return MetricAlarms[0]?.StateValue;
      };
      const QueueUrl = await queueUrl(sqs, 'intake');

      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: randomUUID() }));

      const isOff = async () => ((await stateOf('intake-dead-letters')) === 'ALARM' ? true : undefined);
      await eventually('the alarm', isOff, PATIENCE_MS);
    },
    PATIENCE_MS + 10_000,
  );
});
