import { Match, type Template } from 'aws-cdk-lib/assertions';
import { resourcesOf, stage, theOnly } from '../../support/synth';
import golden from './stateful-ids.json';

/** Types whose replacement or loss loses what people entrusted to them. */
const STATEFUL = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::KMS::Key',
];

/** Properties that CloudFormation can change by replacement only, so that a change loses the data just as well. */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema'],
  'AWS::Cognito::UserPool': ['UsernameAttributes', 'UsernameConfiguration', 'AliasAttributes', 'Schema'],
  'AWS::Cognito::UserPoolClient': ['GenerateSecret'],
  'AWS::KMS::Key': [],
};

const statefulIn = (template: Template) =>
  Object.fromEntries(
    STATEFUL.flatMap((type) =>
      Object.entries(resourcesOf(template, type)).map(([logicalId, { Properties }]) => {
        const fixed = Object.fromEntries((IMMUTABLE[type] ?? []).map((name) => [name, Properties[name]]));
        return [logicalId, JSON.parse(JSON.stringify({ Type: type, ...fixed }))];
      }),
    ),
  );

describe.each(['dev', 'prod'] as const)('the stacks of %s', (name) => {
  const { keep, flow, edge, watch, stacks } = stage(name);

  test('keep every stateful resource under the logical id and with the immutable settings that deployed stacks have', () => {
    // change stateful-ids.json only with a migration: a lost or renamed id here is a lost bucket there
    expect(statefulIn(keep)).toEqual(golden[name]);
  });

  test('have state in Keep alone', () => {
    for (const template of [flow, edge, watch]) expect(statefulIn(template)).toEqual({});
  });

  test('know each other one way: keep, flow, edge, watch', () => {
    const dependencies = (stack: { readonly dependencies: ReadonlyArray<{ readonly stackName: string }> }) =>
      stack.dependencies.map(({ stackName }) => stackName.split('-').at(-1)).sort();

    expect(dependencies(stacks.keep)).toEqual([]);
    expect(dependencies(stacks.flow)).toEqual(['keep']);
    expect(dependencies(stacks.edge)).toEqual(['flow']);
    expect(dependencies(stacks.watch)).toEqual(['flow']);
  });

  test('export nothing: another stack reads an output when it deploys, so that no export can block an update', () => {
    for (const template of [keep, flow, edge, watch]) {
      expect(Object.values(template.findOutputs('*')).filter(({ Export }) => Export)).toEqual([]);
      expect(JSON.stringify(template.toJSON())).not.toContain('Fn::ImportValue');
    }
  });

  test('use no custom resource', () => {
    for (const template of [keep, flow, edge, watch]) {
      const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(
        ({ Type }) => Type,
      );
      expect(types.filter((type) => /^Custom::|AWS::CloudFormation::CustomResource/.test(type))).toEqual([]);
    }
  });

  test('grant no function all of anything', () => {
    const statements = Object.values(resourcesOf(flow, 'AWS::IAM::Policy')).flatMap(
      ({ Properties }) =>
        (Properties.PolicyDocument as { Statement: Array<{ Action: unknown; Resource: unknown }> }).Statement,
    );

    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ Resource }) => [Resource].flat().includes('*'))).toEqual([]);
    expect(
      statements.filter(({ Action }) =>
        [Action].flat().some((action) => action === '*' || String(action).endsWith(':*')),
      ),
    ).toEqual([]);
  });

  test('put CloudFront into us-east-1 wherever the rest is', () => {
    expect(stacks.edge.region).toBe('us-east-1');
  });
});

describe('the stacks in another region', () => {
  const { flow, edge, stacks } = stage('dev', { region: 'eu-west-1' });

  test('reach Flow from Edge across regions without a custom resource', () => {
    expect([stacks.flow.region, stacks.edge.region]).toEqual(['eu-west-1', 'us-east-1']);
    expect(JSON.stringify(edge.toJSON())).toContain('"Region":"eu-west-1"');
    flow.resourceCountIs('Custom::CrossRegionExportWriter', 0);
  });

  test('serve the buckets of their own region', () => {
    expect(JSON.stringify(edge.toJSON())).toContain('-eu-west-1.s3.eu-west-1.amazonaws.com');
  });
});

describe('what deploys', () => {
  const { keep, flow, edge, watch } = stage('prod');

  test('takes the events of the originals bucket and of no other', () => {
    flow.resourceCountIs('AWS::Events::Rule', 1);
    flow.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        detail: { bucket: { name: [{ 'Fn::GetStackOutput': Match.objectLike({ StackName: 'quayside-prod-keep' }) }] } },
      },
    });
    const buckets = Object.values(resourcesOf(keep, 'AWS::S3::Bucket'));
    expect(buckets.filter(({ Properties }) => Properties.NotificationConfiguration)).toHaveLength(1);
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
      ['GET /api/v1/assets', 'JWT'],
      ['GET /api/v1/assets/{asset}', 'JWT'],
      ['POST /api/v1/uploads', 'JWT'],
    ]);
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

  test('rings for every dead-letter queue, each with its impact and its article', () => {
    const queues = Object.values(resourcesOf(flow, 'AWS::SQS::Queue')).map(({ Properties }) =>
      String(Properties.QueueName),
    );
    const alarms = Object.values(resourcesOf(watch, 'AWS::CloudWatch::Alarm'));

    expect(alarms).toHaveLength(queues.filter((queue) => queue.endsWith('-dead-letters')).length);
    for (const { Properties } of alarms)
      expect(Properties.AlarmDescription).toMatch(/^\w.+\. See docs\/runbook\.md#dead-letters$/);
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

  test('runs every function on arm64 with the newest Node, and logs for as long as config says', () => {
    for (const { Properties } of Object.values(resourcesOf(flow, 'AWS::Lambda::Function'))) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
    flow.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });
});

describe('the profiles', () => {
  test('lean has no key of its own, strict encrypts all data with one that rotates', () => {
    stage('dev').keep.resourceCountIs('AWS::KMS::Key', 0);
    const { keep } = stage('prod');
    keep.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    const algorithms = Object.values(resourcesOf(keep, 'AWS::S3::Bucket')).map(({ Properties }) => [
      JSON.stringify(Properties.BucketName).match(/(originals|renditions|site)/)?.[0],
      JSON.stringify(Properties.BucketEncryption).match(/aws:kms|AES256/)?.[0],
    ]);
    expect(Object.fromEntries(algorithms)).toEqual({ originals: 'aws:kms', renditions: 'aws:kms', site: 'AES256' });
  });
});
