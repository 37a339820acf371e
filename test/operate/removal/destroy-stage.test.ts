import { DeleteStackCommand, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { stageNamed } from '../../../bin/stages';
import { defineConfig } from '../../../lib/config';
import { destroyStage } from '../../../operate/removal/destroy-stage';
import { awsError } from '../../support/aws-error';
import { emptyAccount } from '../../support/empty-account';
import { memoryBucket } from '../../support/memory-bucket';
import { memoryTerminal } from '../../support/memory-terminal';

/** An account with these stacks of a stage, last one first; Keep holds a bucket, into which what is `late` comes when its stack is to go. */
function given(bucket: Parameters<typeof memoryBucket>[0], ...protectedStacks: string[]) {
  mockClient(STSClient).on(GetCallerIdentityCommand).resolves({ Account: '123456789012', Arn: 'arn' });
  const { cloudFormation } = emptyAccount();
  const memory = memoryBucket(bucket);
  const gone: string[] = [];
  const failed: string[] = [];
  const late: string[] = [];
  const statusOf = (name: string) => (failed.includes(name) ? 'DELETE_FAILED' : 'CREATE_COMPLETE');
  cloudFormation.on(DescribeStacksCommand).callsFake(({ StackName }) => {
    if (gone.includes(StackName)) throw awsError('ValidationError', 400, 'x does not exist');
    const EnableTerminationProtection = protectedStacks.includes(StackName);
    return { Stacks: [{ StackId: StackName, StackStatus: statusOf(StackName), EnableTerminationProtection }] };
  });
  cloudFormation.on(ListStackResourcesCommand).callsFake(({ StackName }) => ({
    StackResourceSummaries: StackName.endsWith('-keep')
      ? [{ ResourceType: 'AWS::S3::Bucket', PhysicalResourceId: 'photos', ResourceStatus: statusOf(StackName) }]
      : [],
  }));
  cloudFormation.on(DeleteStackCommand).callsFake(({ StackName }) => {
    const isKeep = StackName.endsWith('-keep');
    if (isKeep) memory.held.versions.push(...late.splice(0));
    (isKeep && memory.held.versions.length > 0 ? failed : gone).push(StackName);
  });
  return { ...memory, cloudFormation, gone, late };
}

const destroy = (stage: string, ...answers: string[]) =>
  destroyStage({ config: stageNamed(stage), yes: false }, memoryTerminal(...answers));

describe('destroying a stage', () => {
  test('takes the stacks in the order in which nobody misses one', async () => {
    const { gone } = given({});

    await destroy('dev', 'y');

    expect(gone).toEqual(['quayside-dev-watch', 'quayside-dev-edge', 'quayside-dev-flow', 'quayside-dev-keep']);
  });

  test('takes the copies last, where they are: till then S3 may still be writing there', async () => {
    const { gone, cloudFormation } = given({});
    const { replication } = defineConfig({ stage: 'dev', replication: { region: 'us-west-2' } });

    await destroyStage({ config: { ...stageNamed('dev'), replication }, yes: true, patienceMs: 0 }, memoryTerminal());

    expect(gone.slice(-2)).toEqual(['quayside-dev-keep', 'quayside-dev-replica']);
    const deletions = cloudFormation.commandCalls(DeleteStackCommand);
    const regions = await Promise.all(deletions.map(({ thisValue }) => thisValue.config.region()));
    expect(regions.slice(-2)).toEqual(['us-east-1', 'us-west-2']);
  });

  test('empties buckets when nobody writes into them any more, and before their stack goes', async () => {
    const { s3, held, gone } = given({ versions: 3 });
    const goneWhenEmptied: string[] = [];
    s3.on(DeleteObjectsCommand).callsFake(() => {
      goneWhenEmptied.push(...gone);
      held.versions.length = 0;
      return {};
    });

    await destroy('dev', 'y');

    expect(goneWhenEmptied).toEqual(['quayside-dev-watch', 'quayside-dev-edge', 'quayside-dev-flow']);
  });

  test('empties a bucket again into which S3 delivered a log meanwhile, and then deletes its stack', async () => {
    const { gone, held, late } = given({ versions: 1 });
    late.push('v-late');

    await destroy('dev', 'y');

    expect(held.versions).toEqual([]);
    expect(gone).toContain('quayside-dev-keep');
  });

  test('leaves a stack alone whose bucket can not be emptied', async () => {
    const { gone } = given({ versions: 2, locked: ['v1'] });

    await expect(destroy('dev', 'y')).rejects.toThrow('could not be emptied');

    expect(gone).not.toContain('quayside-dev-keep');
  });

  test('touches nothing before the person has agreed', async () => {
    const { gone, held } = given({ versions: 2 });

    await expect(destroy('dev', 'n')).rejects.toThrow('Nothing was done');
    await expect(destroy('prod', 'n', 'prod')).rejects.toThrow('Nothing was done');
    await expect(destroy('prod', 'y', 'y')).rejects.toThrow('Nothing was done');

    expect(gone).toEqual([]);
    expect(held.versions).toHaveLength(2);
  });

  test('keeps the stack that holds the data of a stage that keeps it', async () => {
    const { gone, held } = given({ versions: 2 });

    await destroy('prod', 'y', 'prod');

    expect(gone).toEqual(['quayside-prod-watch', 'quayside-prod-edge', 'quayside-prod-flow']);
    expect(held.versions).toHaveLength(2);
  });

  test('takes the typed name of a stage that keeps its data also when there is none', async () => {
    const { gone } = given({});
    gone.push('quayside-prod-keep');

    await expect(destroy('prod', 'y', 'y')).rejects.toThrow('That is not its name');
  });

  test('says that it takes a person when nobody is there to be asked twice', async () => {
    given({});

    await expect(destroy('prod')).rejects.toThrow('takes a person who types');
  });

  test('keeps what the account protects, whatever config says, and then takes a typed name', async () => {
    const { gone, held } = given({ versions: 2 }, 'quayside-dev-keep');

    await expect(destroy('dev', 'y', 'y')).rejects.toThrow('That is not its name');
    await destroy('dev', 'y', 'dev');

    expect(gone).not.toContain('quayside-dev-keep');
    expect(held.versions).toHaveLength(2);
  });
});
