import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { defineConfig } from '../../../lib/config';
import { resourcesOf, stage } from '../../support/synth';

const RUNBOOK = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'runbook.md'), 'utf8');
/** As GitHub makes anchors of headings. */
const ANCHORS = [...RUNBOOK.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));

type Alarm = {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions: unknown[];
  MetricName: string;
  Threshold: number;
  Metrics?: object[];
  Period: number;
  Statistic: string;
  Dimensions?: Array<{ Name: string; Value: { 'Fn::GetStackOutput'?: { OutputName: string } } }>;
};

type Stage = ReturnType<typeof stage>;

const alarmsOf = ({ watch, replica }: Pick<Stage, 'watch' | 'replica'>): Alarm[] =>
  [watch, replica].flatMap((template) =>
    Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as never),
  );

/** `<logical id> <metric>` of all that is watched, `* <metric>` of what is watched for the whole account. */
function watchedIn(stacks: Stage): string[] {
  const outputs = stacks.flow.toJSON().Outputs as Record<string, { Value: { Ref?: string; 'Fn::GetAtt'?: string[] } }>;
  return alarmsOf(stacks).map(({ MetricName, Dimensions = [] }) => {
    const { Value } = outputs[Dimensions[0]?.Value['Fn::GetStackOutput']?.OutputName ?? ''] ?? {};
    return `${Value?.Ref ?? Value?.['Fn::GetAtt']?.[0] ?? '*'} ${MetricName}`;
  });
}

const everywhere = ({ keep, flow, edge, watch }: Stage, type: string) =>
  [keep, flow, edge, watch].flatMap((template: Template) => Object.entries(resourcesOf(template, type)));

/** A queue that redrives is worked off; any other holds what could not be. */
const wantedOfQueues = (stacks: Stage): string[] =>
  everywhere(stacks, 'AWS::SQS::Queue').map(([logicalId, { Properties }]) => {
    const metric = Properties.RedrivePolicy ? 'ApproximateAgeOfOldestMessage' : 'ApproximateNumberOfMessagesVisible';
    return `${logicalId} ${metric}`;
  });

const missingIn = (stacks: Stage, wanted: readonly string[]): string[] => {
  const watched = new Set(watchedIn(stacks));
  return wanted.filter((alarm) => !watched.has(alarm));
};

describe.each(['dev', 'prod', 'local'])('the alarms of %s', (name) => {
  const stacks = stage(name);

  test('ring for every queue: for the first dead letter, and for a message that waits', () => {
    expect(wantedOfQueues(stacks).length).toBeGreaterThan(0);
    expect(missingIn(stacks, wantedOfQueues(stacks))).toEqual([]);
  });

  test('say what somebody loses and lead to an article that exists', () => {
    for (const { AlarmDescription, AlarmActions } of alarmsOf(stacks)) {
      const [, anchor] = /^[A-Z][^.]+\. See docs\/runbook\.md#([\w-]+)$/.exec(AlarmDescription) ?? [];
      expect(ANCHORS).toContain(anchor);
      expect(AlarmActions).toEqual([{ Ref: expect.stringContaining('Topic') }]);
    }
  });

  test('ring when a message has waited for a quarter of what its queue outlasts', () => {
    const ages = alarmsOf(stacks).filter(({ MetricName }) => MetricName === 'ApproximateAgeOfOldestMessage');
    const secondsOf = Object.fromEntries(ages.map(({ AlarmName, Threshold }) => [AlarmName.split('-')[2], Threshold]));

    expect(secondsOf).toEqual({ intake: 900, render: 900, index: 900, purge: 6 * 60 * 60 });
  });

  test('ring for the API', () => {
    expect(watchedIn(stacks).filter((watched) => watched.endsWith(' 5xx'))).toEqual([
      expect.stringMatching(/^ApiHttp\w+ 5xx$/),
    ]);
  });
});

describe('the alarms of profile lean', () => {
  const stacks = stage('dev');

  test('are the ten that are free', () => {
    expect(alarmsOf(stacks).length).toBeLessThanOrEqual(10);
  });

  test('ring for every function at once, and say that it may be one of others', () => {
    const [alarm] = alarmsOf(stacks).filter(({ MetricName }) => MetricName === 'Errors');

    expect(alarm).not.toHaveProperty('Dimensions');
    expect(alarm?.AlarmDescription).toContain('of this account and region');
  });
});

describe('the alarms of profile strict', () => {
  test('ring before KMS refuses requests to our keys, which lean has none of', () => {
    const ofKeys = (stacks: Stage) => alarmsOf(stacks).filter(({ AlarmName }) => AlarmName.endsWith('-key-requests'));
    const [alarm] = ofKeys(stage('prod'));

    expect(ofKeys(stage('dev'))).toEqual([]);
    expect(alarm).toMatchObject({ Threshold: 80, ComparisonOperator: 'GreaterThanThreshold' });
    expect(alarm?.Metrics).toMatchObject([
      { Expression: '100 * requests / SERVICE_QUOTA(requests)' },
      {
        Id: 'requests',
        ReturnData: false,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Usage',
            MetricName: 'CallCount',
            Dimensions: [
              { Name: 'Class', Value: 'None' },
              { Name: 'Resource', Value: 'CryptographicOperationsSymmetric' },
              { Name: 'Service', Value: 'KMS' },
              { Name: 'Type', Value: 'API' },
            ],
          },
          Period: 60,
          Stat: 'Sum',
        },
      },
    ]);
  });

  test('ring for errors and throttles of every function', () => {
    const stacks = stage('prod');
    const functions = everywhere(stacks, 'AWS::Lambda::Function').map(([logicalId]) => logicalId);

    expect(functions.length).toBeGreaterThan(0);
    expect(
      missingIn(
        stacks,
        functions.flatMap((id) => [`${id} Errors`, `${id} Throttles`]),
      ),
    ).toEqual([]);
  });
});

describe('the alarms about copies', () => {
  /** `<name> <metric> of <rule>` of what is watched in one stack. */
  const about = (alarms: readonly Alarm[]) =>
    alarms
      .filter(({ MetricName = '' }) => MetricName.includes('Replication'))
      .map(({ AlarmName, MetricName, Dimensions = [] }) => {
        const rule = Dimensions.find(({ Name }) => Name === 'RuleId')?.Value;
        return `${AlarmName} ${MetricName} of ${rule}`;
      })
      .sort();
  const { watch, replica } = stage('prod');
  const none = Template.fromStack(new Stack());

  test('ring at home when a copy failed, which nobody tries again', () => {
    expect(about(alarmsOf({ watch, replica: none }))).toEqual([
      'quayside-prod-originals-copies-failed OperationsFailedReplication of to-us-west-2',
      'quayside-prod-site-copies-failed OperationsFailedReplication of to-us-west-2',
    ]);
  });

  test('ring where the copies are when they fall behind: CloudWatch knows of it in that region alone', () => {
    expect(about(alarmsOf({ watch: none, replica }))).toEqual([
      'quayside-prod-originals-copies-late ReplicationLatency of to-us-west-2',
      'quayside-prod-originals-copies-pending BytesPendingReplication of to-us-west-2',
      'quayside-prod-site-copies-late ReplicationLatency of to-us-west-2',
      'quayside-prod-site-copies-pending BytesPendingReplication of to-us-west-2',
    ]);
    replica.resourceCountIs('AWS::SNS::Topic', 1);
  });

  test('ring there on a topic under the key of that region, which CloudWatch may use for this account alone', () => {
    const [key = ''] = Object.keys(resourcesOf(replica, 'AWS::KMS::Key'));

    replica.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
    replica.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  test.each([
    [false, 3600],
    [true, 900],
  ])('call a copy late when S3 vouches for it (%s) after %i seconds', (timeControl, seconds) => {
    const { replication } = defineConfig({ stage: 'prod', profile: 'strict', replication: { timeControl } });
    const late = alarmsOf(stage('prod', { replication })).filter(
      ({ MetricName }) => MetricName === 'ReplicationLatency',
    );

    expect(late.map(({ Threshold, Statistic }) => [Threshold, Statistic])).toEqual(Array(2).fill([seconds, 'Maximum']));
  });

  test('take a heap for one that never got small in an hour, and no burst', () => {
    const pending = alarmsOf({ watch: none, replica }).filter(({ MetricName }) =>
      MetricName.startsWith('BytesPending'),
    );

    expect(pending.map(({ Statistic, Period }) => [Statistic, Period])).toEqual(Array(2).fill(['Minimum', 3600]));
  });

  test('are none where S3 says nothing', () => {
    const { replication } = defineConfig({ stage: 'dev', replication: { region: 'us-west-2' } });

    expect(about(alarmsOf(stage('dev', { replication })))).toEqual([]);
  });
});
