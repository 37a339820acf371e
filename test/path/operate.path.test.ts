import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { App, Stack } from 'aws-cdk-lib';
import { stageNamed } from '../../bin/stages';
import { cdk } from '../../command/cdk';
import { PROJECT, STATE } from '../../command/paths';
import { runToEnd } from '../../command/run';
import { type Engine, startEngine } from '../../local/engine/engine';
import { childEnvironment, LOCAL_ACCOUNT, LOCAL_REGION } from '../../local/environment';
import { freePort } from '../../local/ports';
import { accepted } from '../../local/withheld';
import { blueprintOf } from '../../operate/blueprint';
import { deployStage } from '../../operate/deployment/deploy-stage';
import { lossesIn, wordsOf } from '../../operate/plan/plan';
import { planStage } from '../../operate/plan/plan-stage';
import { destroyStage } from '../../operate/removal/destroy-stage';
import { leftoversOf } from '../../operate/removal/leftovers';
import { withoutSiteAndOtherTable } from '../support/changed-assembly';
import { memoryTerminal } from '../support/memory-terminal';
import { createStack, everythingNamed, fill, statusOf, watchDeletionOf } from '../support/own-account';

/** An engine of its own plays the account: what is destroyed here must be nobody else's. */
const FOLDER = join(STATE, 'test-account');
const ASSEMBLY = { folder: join(STATE, 'operate', 'dev'), app: join(STATE, 'operate', 'dev', 'cdk.out') };
const SHARP = join(FOLDER, 'sharp-layer');
const dev = stageNamed('dev');
const bucketOf = (stage: string, thing: string) => `quayside-${stage}-${thing}-${LOCAL_ACCOUNT}-${LOCAL_REGION}`;

let engine: Engine;
let s3: S3Client;
let cloudFormation: CloudFormationClient;
const before = process.env;

beforeAll(async () => {
  mkdirSync(join(SHARP, 'nodejs', 'node_modules', '@img', 'sharp-linux-arm64'), { recursive: true });
  engine = await startEngine({ folder: FOLDER, port: await freePort(), keepsState: false });
  // nothing of whoever runs this may lead to a real account
  process.env = { ...childEnvironment(engine.endpoint), CDK_VALIDATION: 'false' };
  s3 = new S3Client({ region: LOCAL_REGION });
  cloudFormation = new CloudFormationClient({ region: LOCAL_REGION });
});

afterAll(async () => {
  process.env = before;
  await engine?.stop();
});

const deploy = async (...answers: string[]) => {
  const terminal = memoryTerminal(...answers);
  await deployStage({ config: dev, yes: false, allowDataLoss: false, sharpLayer: SHARP }, terminal);
  return terminal;
};

const destroy = async (stage: string, ...answers: string[]) => {
  const terminal = memoryTerminal(...answers);
  await destroyStage({ config: stageNamed(stage), yes: false, patienceMs: 0 }, terminal);
  return terminal;
};

const command = (name: 'deploy' | 'destroy', ...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', join('operate', `${name}.ts`), ...words], {
    cwd: PROJECT,
    env: process.env,
    encoding: 'utf8',
  });

describe('an account that is not ready', () => {
  test('is left alone, and all that is missing is said at once', async () => {
    const deployed = deployStage(
      { config: dev, yes: true, allowDataLoss: false, sharpLayer: FOLDER },
      memoryTerminal(),
    );

    await expect(deployed).rejects.toThrow(/^Nothing was deployed:\n- .*cdk bootstrap.*\n- .*npm run sharp:arm64.*$/);
    await expect(statusOf('quayside-dev-keep')).rejects.toThrow('does not exist');
  });

  test('ends the command with 1 and a sentence', () => {
    const { status, stdout, stderr } = command('deploy', '--stage', 'dev', '--yes');

    expect(status).toBe(1);
    expect(stdout).toContain(`Stage dev, account ${LOCAL_ACCOUNT} in us-east-1 through ${engine.endpoint}`);
    expect(stderr).toContain(`run "npx cdk bootstrap aws://${LOCAL_ACCOUNT}/us-east-1"`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a stage in an account', () => {
  beforeAll(async () => {
    // the CDK CLI wants an app with a stack, whichever
    const app = new App({ outdir: join(FOLDER, 'any.out') });
    new Stack(app, 'Any');
    const words = ['bootstrap', `aws://${LOCAL_ACCOUNT}/${LOCAL_REGION}`, '--app', app.synth().directory];
    await runToEnd(cdk(words, process.env), join(FOLDER, 'bootstrap.log'), 'Bootstrap');
  });

  test('is deployed after its plan was agreed to, with the page in its bucket', async () => {
    const { asked, said } = await deploy('y');

    expect(asked).toEqual(['Deploy? [y/N]']);
    expect(said).toContainEqual(expect.stringMatching(/quayside-dev-keep +new, \d+ resources/));
    const page = await s3.send(new GetObjectCommand({ Bucket: bucketOf('dev', 'site'), Key: 'index.html' }));
    expect(page.ContentType).toContain('text/html');
    const settings = await s3.send(new GetObjectCommand({ Bucket: bucketOf('dev', 'site'), Key: 'settings.json' }));
    expect(JSON.parse((await settings.Body?.transformToString()) ?? '')).toEqual({
      signInUrl: 'https://cognito-idp.us-east-1.amazonaws.com/',
      clientId: expect.stringMatching(/^\w+$/),
    });
    expect(said.at(-1)).toMatch(/page +https:\/\/\w+\.cloudfront\.net.+admin-create-user.+distributionId: 'E\w+'/s);
  });

  test('has nothing to do the second time, and no change set is left of the plan', async () => {
    const { asked, said } = await deploy('y');

    expect(said).toContain('There is nothing to do for the stacks.');
    expect(asked).toEqual(['Publish the page again? [y/N]']);
    const { Summaries } = await cloudFormation.send(new ListChangeSetsCommand({ StackName: 'quayside-dev-keep' }));
    expect(Summaries?.map(({ ChangeSetName }) => ChangeSetName)).not.toContain('quayside-plan');
  });

  test('would lose what a changed template drops or replaces, by the word of CloudFormation', async () => {
    const designs = blueprintOf(dev).filter(({ name }) => name === 'quayside-dev-keep');

    const plan = await planStage(designs, withoutSiteAndOtherTable(ASSEMBLY.app, FOLDER));

    expect(wordsOf(plan)).toEqual([expect.stringMatching(/quayside-dev-keep +1 changed or replaced, 2 removed$/)]);
    expect(lossesIn(plan)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^quayside-dev-keep might replace the table quayside-dev-catalog/),
        expect.stringMatching(`^quayside-dev-keep would remove the bucket ${bucketOf('dev', 'site')}`),
      ]),
    );
  });

  test('stays protected while a plan only says that it would not be any more', async () => {
    const stack = { StackName: 'quayside-dev-keep' };
    await cloudFormation.send(new UpdateTerminationProtectionCommand({ ...stack, EnableTerminationProtection: true }));
    const designs = blueprintOf(dev).filter(({ name }) => name === stack.StackName);

    const plan = await planStage(designs, ASSEMBLY);

    expect(lossesIn(plan)).toEqual(['quayside-dev-keep would lose its protection from being destroyed']);
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand(stack));
    expect(Stacks?.[0]?.EnableTerminationProtection).toBe(true);
    await cloudFormation.send(new UpdateTerminationProtectionCommand({ ...stack, EnableTerminationProtection: false }));
  });

  test('is gone after destroy: buckets empty before their stack goes, and nothing left in any service', async () => {
    await fill(s3, bucketOf('dev', 'renditions'));
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'quayside-dev-watch' })); // as if an earlier run had begun
    const heldWhenDeleted = watchDeletionOf('quayside-dev-keep', bucketOf('dev', 'renditions'));

    const { said } = await destroy('dev', 'y');

    expect(said).toContainEqual(
      expect.stringMatching(/bucket quayside-dev-renditions-.*: 1 object, 5 versions in all/),
    );
    expect(heldWhenDeleted()).toEqual([0]);
    expect(said.at(-1)).toBe('Nothing of stage dev is left.');
    expect(await everythingNamed('quayside-dev')).toEqual([]);
    expect(await leftoversOf(dev, [LOCAL_REGION])).toEqual([]);
  });

  test('loses a log group that came back, and what is not certainly its own is named', async () => {
    const logs = new CloudWatchLogsClient({ region: LOCAL_REGION });
    await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/quayside-dev-presign-upload' }));
    await s3.send(new CreateBucketCommand({ Bucket: 'holiday' }));
    const TagSet = Object.entries({ project: 'quayside', stage: 'dev' }).map(([Key, Value]) => ({ Key, Value }));
    await s3.send(new PutBucketTaggingCommand({ Bucket: 'holiday', Tagging: { TagSet } }));

    await expect(destroy('dev', 'y')).rejects.toThrow(/Left in the account.*\n- s3 arn:aws:s3:::holiday in us-east-1$/);

    await s3.send(new DeleteBucketCommand({ Bucket: 'holiday' }));
    expect((await destroy('dev', 'y')).said.at(-1)).toBe('Nothing of stage dev is left.');
  });
});

describe('a stage that keeps its data', () => {
  beforeAll(async () => {
    const keep = blueprintOf(stageNamed('prod')).find(({ name }) => name === 'quayside-prod-keep');
    const Resources = accepted({ Resources: keep?.resources ?? {} }).Resources;
    await createStack('quayside-prod-keep', Resources, { isProtected: true });
    await createStack('quayside-prod-flow', {
      Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'quayside-prod-work' } },
    });
    await s3.send(new PutObjectCommand({ Bucket: bucketOf('prod', 'originals'), Key: 'import/a.jpg', Body: 'a' }));
  });

  test('loses what runs and keeps bucket, table and key, and says what that costs', async () => {
    const { asked, said } = await destroy('prod', 'y', 'prod');

    expect(asked).toEqual([
      'All but what stays goes for good. Destroy? [y/N]',
      expect.stringContaining("Type the stage's name"),
    ]);
    expect(said).toContainEqual(expect.stringMatching(/costs about \$5\.40 a month to keep/));
    await expect(statusOf('quayside-prod-flow')).rejects.toThrow('does not exist');
    expect(await statusOf('quayside-prod-keep')).toBe('CREATE_COMPLETE');
    await s3.send(new HeadObjectCommand({ Bucket: bucketOf('prod', 'originals'), Key: 'import/a.jpg' }));
    await new DynamoDBClient({ region: LOCAL_REGION }).send(
      new DescribeTableCommand({ TableName: 'quayside-prod-catalog' }),
    );
  });

  test('is not destroyed by a flag', () => {
    const { status, stderr } = command('destroy', '--stage', 'prod', '--yes');

    expect(status).toBe(1);
    expect(stderr).toContain('takes a person who types');
  });
});
