import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CreateJobCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { stageNamed } from '../../../bin/stages';
import { replicateExisting } from '../../../operate/replication/replicate-existing';
import { replicationOptionsOf } from '../../../operate/replication/replication-options';
import { memoryTerminal } from '../../support/memory-terminal';

const OUTPUTS = { OriginalsBucket: 'photos', SiteBucket: 'pages', BatchReplicationRole: 'arn:aws:iam::1:role/batch' };
const s3Control = mockClient(S3ControlClient);
const cloudFormation = mockClient(CloudFormationClient);

beforeEach(() => {
  s3Control.reset();
  s3Control.on(CreateJobCommand).resolves({ JobId: 'job-1' });
  mockClient(STSClient).on(GetCallerIdentityCommand).resolves({ Account: '111111111111', Arn: 'me' });
  deployed(OUTPUTS);
});

const deployed = (outputs: Record<string, string>) =>
  cloudFormation.on(DescribeStacksCommand).resolves({
    Stacks: [
      {
        StackName: 'quayside-prod-keep',
        CreationTime: new Date(),
        StackStatus: 'CREATE_COMPLETE',
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      },
    ],
  });

const copy = async (...answers: string[]) => {
  const terminal = memoryTerminal(...answers);
  await replicateExisting({ config: stageNamed('prod'), yes: false }, terminal);
  return terminal;
};

describe('copying what is there already', () => {
  test('makes a job for each bucket after a yes to what it costs, and says where to look', async () => {
    const { asked, said } = await copy('y');

    // 0.015 to list a million, 1 to work them off, 5 to write them: https://aws.amazon.com/s3/pricing/
    expect(said).toContain(
      'That costs $0.50 for 2 jobs, $6.015 a million originals, $6.015 a million files of the site, and $0.02 for each GB that goes to another region.',
    );
    expect(asked).toEqual(['Copy? [y/N]']);
    const jobs = s3Control.commandCalls(CreateJobCommand).map(({ args: [{ input }] }) => input);
    expect(jobs.map(({ ManifestGenerator }) => ManifestGenerator?.S3JobManifestGenerator?.SourceBucket)).toEqual([
      'arn:aws:s3:::photos',
      'arn:aws:s3:::pages',
    ]);
    expect(new Set(jobs.map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(2);
    expect(said.at(-1)).toContain(
      'aws s3control describe-job --region us-east-1 --account-id 111111111111 --job-id job-1',
    );
  });

  test('counts what is written of each copy, by the class that it goes to', async () => {
    const config = stageNamed('prod');
    const replication = { ...config.replication, storageClass: 'GLACIER_IR', auditCopy: true, site: false } as const;
    const terminal = memoryTerminal('y');

    await replicateExisting({ config: { ...config, replication }, yes: false }, terminal);

    // 1.015, 20 for the copy in Glacier Instant Retrieval, 5 for the audit copy
    expect(terminal.said).toContainEqual(expect.stringMatching(/^That costs \$0\.25 for 1 job, \$26\.015 a million/));
  });

  test('makes none without a yes', async () => {
    await expect(copy('n')).rejects.toThrow('Nothing was done.');

    expect(s3Control.commandCalls(CreateJobCommand)).toEqual([]);
  });

  test('makes none for a stack that copies nothing yet', async () => {
    deployed({ OriginalsBucket: 'photos', SiteBucket: 'pages' });

    await expect(copy()).rejects.toThrow('copies nothing yet: run "npm run deploy -- --stage prod" first');
    expect(s3Control.commandCalls(CreateJobCommand)).toEqual([]);
  });
});

describe('its command line', () => {
  test('names a stage of an account', () => {
    expect(replicationOptionsOf(['--stage', 'prod', '--yes'])).toMatchObject({ config: { stage: 'prod' }, yes: true });
    expect(replicationOptionsOf(['--stage', 'prod'])).toMatchObject({ yes: false });
  });

  test.each([
    [[], 'Which stage? Use npm run replicate-existing -- --stage prod'],
    [['--stage', 'dev'], 'Stage "dev" has no copies: say in bin/stages.ts where'],
    [['--stage', 'local'], 'runs on this machine, and its engine has no batch jobs: name a stage of an account'],
    [['--stage', 'prod', '--fast'], '--fast'],
  ])('%j is refused with what to write instead', (words, message) => {
    expect(() => replicationOptionsOf(words)).toThrow(message);
  });
});
