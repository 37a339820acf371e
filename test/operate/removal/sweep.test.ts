import { DescribeAlarmsCommand, ListDashboardsCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { stageNamed } from '../../../bin/stages';
import { type Sweep, sweep } from '../../../operate/removal/sweep';
import { emptyAccount } from '../../support/empty-account';
import { memoryTerminal } from '../../support/memory-terminal';

const OURS = '/aws/lambda/quayside-dev-render-image';

const options = (changes: Partial<Sweep> = {}): Sweep => ({
  config: stageNamed('dev'),
  regions: ['eu-west-1'],
  kept: new Set(),
  logGroups: new Set([OURS]),
  patienceMs: 0,
  ...changes,
});
const tagged = (...arns: string[]) => ({ ResourceTagMappingList: arns.map((ResourceARN) => ({ ResourceARN })) });

/** An account with a log group that came back; it goes when it is deleted. */
function withLogGroup(name: string) {
  const account = emptyAccount();
  const { logs } = account;
  const logGroups = [{ logGroupName: name }];
  logs
    .on(DescribeLogGroupsCommand, { logGroupNamePrefix: '/aws/lambda/quayside-dev-' })
    .callsFake(() => ({ logGroups }));
  logs.on(DeleteLogGroupCommand).callsFake(() => {
    logGroups.length = 0;
  });
  return account;
}

describe('the sweep', () => {
  test('is content with an account where nothing is left', async () => {
    emptyAccount();

    await expect(sweep(options(), memoryTerminal())).resolves.toBeUndefined();
  });

  test('removes a log group of our functions that came back, and says so', async () => {
    const { logs } = withLogGroup(OURS);
    const terminal = memoryTerminal();

    await sweep(options(), terminal);

    expect(logs.commandCalls(DeleteLogGroupCommand).map(({ args }) => args[0].input.logGroupName)).toEqual([OURS]);
    expect(terminal.said).toEqual([`Removed log group ${OURS}, which had come back`]);
  });

  test('names a log group that only begins like ours, and does not touch it', async () => {
    const { logs } = withLogGroup('/aws/lambda/quayside-dev-somebody-else');

    await expect(sweep(options(), memoryTerminal())).rejects.toThrow(
      'log group /aws/lambda/quayside-dev-somebody-else in eu-west-1',
    );
    expect(logs.commandCalls(DeleteLogGroupCommand)).toEqual([]);
  });

  test('names all that has the name or the tags of the stage, each once', async () => {
    const { s3, sqs, alarms, tags } = emptyAccount();
    s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: 'quayside-dev-old' }] });
    sqs.on(ListQueuesCommand).resolves({ QueueUrls: ['https://sqs.eu-west-1.amazonaws.com/1/quayside-dev-intake'] });
    alarms.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [{ AlarmName: 'quayside-dev-alarm' }] });
    alarms.on(ListDashboardsCommand).resolves({ DashboardEntries: [{ DashboardName: 'quayside-dev-board' }] });
    tags.on(GetResourcesCommand).resolves(tagged('arn:aws:s3:::quayside-dev-old', 'arn:aws:sns:eu-west-1:1:odd'));

    const swept = sweep(options(), memoryTerminal());

    await expect(swept).rejects.toThrow(
      [
        'then repeat.',
        '- bucket quayside-dev-old in eu-west-1',
        '- queue quayside-dev-intake in eu-west-1',
        '- alarm quayside-dev-alarm in eu-west-1',
        '- dashboard quayside-dev-board in eu-west-1',
        '- sns arn:aws:sns:eu-west-1:1:odd in eu-west-1',
      ].join('\n'),
    );
  });

  test('lets stay what is meant to, and a key that KMS has yet to forget', async () => {
    const { s3, tags } = emptyAccount();
    s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: 'quayside-dev-originals' }] });
    tags
      .on(GetResourcesCommand)
      .resolves(tagged('arn:aws:cognito-idp:eu-west-1:1:userpool/eu_1', 'arn:aws:kms:eu-west-1:1:key/1'));

    const kept = new Set(['quayside-dev-originals', 'eu_1']);
    const terminal = memoryTerminal();

    await sweep(options({ kept }), terminal);

    expect(terminal.said).toEqual([expect.stringMatching(/^KMS forgets arn:aws:kms:eu-west-1:1:key\/1 after/)]);
  });

  test('waits for the index of tags, which lags behind', async () => {
    const { tags } = emptyAccount();
    tags.on(GetResourcesCommand).resolvesOnce(tagged('arn:aws:sns:eu-west-1:1:just-gone')).resolves({});

    await expect(sweep(options({ patienceMs: 10_000, lookMs: 1 }), memoryTerminal())).resolves.toBeUndefined();
  });
});
