import { Match } from 'aws-cdk-lib/assertions';
import { stageNamed } from '../../../bin/stages';
import { type ConfigInput, defineConfig } from '../../../lib/config';
import { resourcesOf, type Statement, stage, statementsOf, theOnly } from '../../support/synth';

type ReplicationInput = ConfigInput['replication'];

describe('what deploys', () => {
  const { keep, flow, edge, watch } = stage('prod');

  /** What the functions of one construct may do. */
  const policyOf = (construct: string) => statementsOf(flow, 'AWS::IAM::ManagedPolicy', construct);

  /** What they may do with which of Keep's keys. */
  function keyUseOf(construct: string): Record<string, string[]> {
    const use: Record<string, Set<string>> = {};
    for (const { Action, Resource } of policyOf(construct)) {
      for (const [, key = ''] of JSON.stringify(Resource).matchAll(/AttKeys([A-Z][a-z]+)/g)) {
        use[key] ??= new Set();
        for (const action of [Action].flat()) use[key].add(action.replace('kms:', ''));
      }
    }
    return Object.fromEntries(Object.entries(use).map(([key, actions]) => [key, [...actions].sort()]));
  }

  test('takes the events of the originals bucket and of no other', () => {
    flow.resourceCountIs('AWS::Events::Rule', 1);
    // of every kind: what is restored, or moves to another class, is news of an object as well
    flow.hasResourceProperties('AWS::Events::Rule', { EventPattern: { 'detail-type': Match.absent() } });
    flow.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        detail: { bucket: { name: [{ 'Fn::GetStackOutput': Match.objectLike({ StackName: 'quayside-prod-keep' }) }] } },
      },
    });
    const buckets = Object.values(resourcesOf(keep, 'AWS::S3::Bucket'));
    expect(buckets.filter(({ Properties }) => Properties.NotificationConfiguration)).toHaveLength(1);
  });

  test('serves nobody an original: what a browser runs of a hostile file, it would run as ours', () => {
    const policies = Object.values(resourcesOf(keep, 'AWS::S3::BucketPolicy')).map(({ Properties }) => Properties);
    const readByCloudFront = policies.filter((policy) => JSON.stringify(policy).includes('cloudfront.amazonaws.com'));
    const { Origins } = theOnly(edge, 'AWS::CloudFront::Distribution').DistributionConfig as {
      Origins: ReadonlyArray<{ DomainName: unknown }>;
    };

    expect(policies.map(({ Bucket }) => (Bucket as { Ref: string }).Ref.replace(/[0-9A-F]{8}$/, ''))).toContain(
      'Originals',
    );
    expect(readByCloudFront.length).toBeGreaterThan(0);
    expect(JSON.stringify(readByCloudFront)).not.toContain('Originals');
    expect(Origins.length).toBeGreaterThan(0);
    expect(JSON.stringify(Origins.map(({ DomainName }) => DomainName))).not.toContain('originals');
  });

  test('signs people in by e-mail in any case of letters, invited ones only', () => {
    keep.hasResourceProperties('AWS::Cognito::UserPool', {
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  test('asks for a signed-in user on every route', () => {
    const routes = Object.values(resourcesOf(flow, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
    ]);

    expect(routes.sort()).toEqual([
      ['DELETE /api/v1/assets/{asset}', 'JWT'],
      ['GET /api/v1/assets', 'JWT'],
      ['GET /api/v1/assets/{asset}', 'JWT'],
      ['POST /api/v1/uploads', 'JWT'],
    ]);
  });

  test('lets a deletion reach uploads alone, with no more rights than it needs', () => {
    const onS3 = policyOf('AssetDeletion').filter(({ Action }) => [Action].flat()[0]?.startsWith('s3:'));

    expect(onS3).toMatchObject([
      { Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] },
      { Action: 's3:ListBucketVersions', Condition: { StringLike: { 's3:prefix': 'u/*' } } },
    ]);
    expect(JSON.stringify(onS3[0]?.Resource)).toMatch(/"\/u\/\*"/);
  });

  test.each<[string, ReplicationInput, string]>([
    ['a copy that follows deletions hears of them', {}, 'true'],
    ['a copy that keeps what is deleted does not', { deleteMarkers: false }, 'false'],
    ['there is nobody to tell', { region: 'none' }, 'false'],
  ])('says to the function that deletes whether %s', (_, input, isCopied) => {
    const { replication } = defineConfig({ stage: 'prod', profile: 'strict', replication: input });

    stage('prod', { replication }).flow.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'quayside-prod-delete-asset',
      Environment: { Variables: Match.objectLike({ IS_COPIED: isCopied }) },
    });
  });

  test('lets whoever tells CloudFront read the one parameter that names the distribution', () => {
    const isOnQueueOrTrace = ({ Action }: Statement) => /^(sqs|kms|xray|logs):/.test([Action].flat()[0] ?? '');
    const parts = (Resource: unknown) => (Resource as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];

    const granted = policyOf('Purge').filter((statement) => !isOnQueueOrTrace(statement));

    expect(granted.map(({ Action, Resource }) => [Action, parts(Resource).at(-1)])).toEqual([
      ['ssm:GetParameter', ':parameter/quayside-prod-distribution-id'],
    ]);
    edge.hasResourceProperties('AWS::SSM::Parameter', {
      Name: 'quayside-prod-distribution-id',
      Value: { Ref: Match.stringLikeRegexp('^Distribution') },
    });
  });

  test('lets it tell that distribution, which deploys later, and no other', () => {
    const policy = theOnly(edge, 'AWS::IAM::ManagedPolicy');
    const { Statement } = policy.PolicyDocument as { Statement: Statement[] };

    expect(Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'cloudfront:CreateInvalidation',
        Resource: {
          'Fn::Join': [
            '',
            [
              'arn:aws:cloudfront::',
              { Ref: 'AWS::AccountId' },
              ':distribution/',
              { Ref: expect.stringMatching(/^Distribution/) },
            ],
          ],
        },
      },
    ]);
    expect(JSON.stringify(policy.Roles)).toMatch(/^\[\{[^[]*PurgeFunctionRole[^[]*\}\]$/);
  });

  test('serves site, renditions and API from one distribution over HTTPS', () => {
    const { CacheBehaviors, DefaultCacheBehavior } = theOnly(edge, 'AWS::CloudFront::Distribution')
      .DistributionConfig as {
      CacheBehaviors: Array<{ PathPattern: string }>;
      DefaultCacheBehavior: object;
    };

    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/i/*', '/api/*']);
    for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behaviour).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https' });
    }
  });

  test('has renditions made on demand, unless config has none made', () => {
    const { images } = stageNamed('prod');
    const groupsOf = ({ edge }: Pick<ReturnType<typeof stage>, 'edge'>) =>
      (theOnly(edge, 'AWS::CloudFront::Distribution').DistributionConfig as { OriginGroups?: { Quantity: number } })
        .OriginGroups?.Quantity;

    // the site has the other one, for when its bucket is gone
    expect(groupsOf({ edge })).toBe(2);
    expect(groupsOf(stage('prod', { images: { ...images, transform: 'off' } }))).toBe(1);
  });

  test.each(['IntakeQueue', 'IntakeDeadLetters'])('lets the one rule of ours send to %s, and no other', (queue) => {
    const rule = { 'Fn::GetAtt': [Object.keys(resourcesOf(flow, 'AWS::Events::Rule'))[0], 'Arn'] };
    const said = statementsOf(flow, 'AWS::SQS::QueuePolicy', `FanOut${queue}`);
    const allowed = said.filter(({ Effect }) => Effect === 'Allow');

    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnEquals: { 'aws:SourceArn': rule },
        },
      }),
    ]);
  });

  test("lets functions use Keep's keys for exactly what they do with data", () => {
    const send = ['Decrypt', 'GenerateDataKey'];
    const table = [
      'Decrypt',
      'Encrypt',
      'GenerateDataKey',
      'GenerateDataKeyWithoutPlaintext',
      'ReEncryptFrom',
      'ReEncryptTo',
    ];

    expect(keyUseOf('FanOut')).toEqual({ Messages: send });
    expect(keyUseOf('UploadSigner')).toEqual({ Originals: ['GenerateDataKey'] });
    expect(keyUseOf('AssetDeletion')).toEqual({ Catalog: ['Decrypt'] });
    expect(keyUseOf('AssetSearch')).toEqual({ Catalog: ['Decrypt'] });
    expect(keyUseOf('Render')).toEqual({
      Messages: send,
      Originals: ['Decrypt'],
      Renditions: ['Decrypt', 'GenerateDataKey'],
      Catalog: table,
    });
    expect(keyUseOf('Index')).toEqual({ Messages: send, Originals: ['Decrypt'], Catalog: table });
    expect(keyUseOf('Transform')).toEqual({ Renditions: ['Decrypt', 'GenerateDataKey'], Catalog: table });
    expect(keyUseOf('Purge')).toEqual({ Messages: send });
  });

  test('lets alarms reach the topic that refuses plain HTTP', () => {
    watch.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  test('runs every function on arm64 with the newest Node, traced, and logs for as long as config says', () => {
    for (const { Properties } of Object.values(resourcesOf(flow, 'AWS::Lambda::Function'))) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
      });
    }
    flow.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });
});
