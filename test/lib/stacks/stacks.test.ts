import type { Template } from 'aws-cdk-lib/assertions';
import { STATEFUL_TYPES } from '../../../bin/stateful';
import { resourcesOf, stage, theOnly } from '../../support/synth';
import golden from './stateful-ids.json';

/** Properties that CloudFormation can change by replacement only, so that a change loses the data just as well. */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema'],
  'AWS::Cognito::UserPool': ['UsernameAttributes', 'UsernameConfiguration', 'AliasAttributes', 'Schema'],
  'AWS::Cognito::UserPoolClient': ['GenerateSecret'],
  'AWS::KMS::Key': ['MultiRegion'],
  'AWS::SecretsManager::Secret': ['Name'],
};

const statefulIn = (template: Template) =>
  Object.fromEntries(
    STATEFUL_TYPES.flatMap((type) =>
      Object.entries(resourcesOf(template, type)).map(
        ([logicalId, { Properties, DeletionPolicy, UpdateReplacePolicy }]) => {
          const fixed = Object.fromEntries((IMMUTABLE[type] ?? []).map((name) => [name, Properties[name]]));
          return [logicalId, JSON.parse(JSON.stringify({ Type: type, DeletionPolicy, UpdateReplacePolicy, ...fixed }))];
        },
      ),
    ),
  );

describe.each(['dev', 'prod'] as const)('the stacks of %s', (name) => {
  const { replica, keep, flow, edge, watch, stacks } = stage(name);

  test('keep every stateful resource under the logical id and with the immutable settings that deployed stacks have', () => {
    // change stateful-ids.json only with a migration: a lost or renamed id here is a lost bucket there
    expect(statefulIn(keep)).toEqual(golden[name]);
    expect(statefulIn(replica)).toEqual(golden.replica[name]);
  });

  test('have state in Keep and its copies alone', () => {
    for (const template of [flow, edge, watch]) expect(statefulIn(template)).toEqual({});
  });

  test('protect Keep from termination when its data is to be kept', () => {
    expect(stacks.keep.terminationProtection).toBe(name === 'prod');
  });

  test('know each other one way: replica, keep, flow, edge, watch', () => {
    const dependencies = (stack: { readonly dependencies: ReadonlyArray<{ readonly stackName: string }> }) =>
      stack.dependencies.map(({ stackName }) => stackName.split('-').at(-1)).sort();

    expect(dependencies(stacks.keep)).toEqual(name === 'prod' ? ['replica'] : []);
    expect(dependencies(stacks.flow)).toEqual(['keep']);
    expect(dependencies(stacks.edge)).toEqual(['flow']);
    expect(dependencies(stacks.watch)).toEqual(['edge', 'flow', 'keep']);
  });

  test('export nothing: another stack reads an output when it deploys, so that no export can block an update', () => {
    for (const template of [replica, keep, flow, edge, watch]) {
      expect(Object.values(template.findOutputs('*')).filter(({ Export }) => Export)).toEqual([]);
      expect(JSON.stringify(template.toJSON())).not.toContain('Fn::ImportValue');
    }
  });

  test('use no custom resource', () => {
    for (const template of [replica, keep, flow, edge, watch]) {
      const types = Object.values((template.toJSON().Resources ?? {}) as Record<string, { Type: string }>).map(
        ({ Type }) => Type,
      );
      expect(types.filter((type) => /^Custom::|AWS::CloudFormation::CustomResource/.test(type))).toEqual([]);
    }
  });

  /** A boundary grants nothing: it says what is left of what policies do. */
  const isBoundary = (logicalId: string): boolean =>
    Object.values(resourcesOf(flow, 'AWS::IAM::Role')).some(
      ({ Properties }) => (Properties.PermissionsBoundary as { Ref: string }).Ref === logicalId,
    );

  test('grant no function all of anything', () => {
    const granting = Object.entries(resourcesOf(flow, 'AWS::IAM::ManagedPolicy')).filter(([id]) => !isBoundary(id));
    const statements = granting.flatMap(
      ([, { Properties }]) =>
        (Properties.PolicyDocument as { Statement: Array<{ Action: unknown; Resource: unknown }> }).Statement,
    );

    expect(statements.length).toBeGreaterThan(0);
    const onEverything = statements.filter(({ Resource }) => [Resource].flat().includes('*'));
    // X-Ray knows no resource that sending a trace could be narrowed to
    const traces = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
    expect(onEverything.flatMap(({ Action }) => Action).filter((action) => !traces.includes(String(action)))).toEqual(
      [],
    );
    // nothing comes by a policy of AWS, which nobody here would read, or by an inline one, which nobody would find
    for (const { Properties } of Object.values(resourcesOf(flow, 'AWS::IAM::Role'))) {
      expect(Properties.ManagedPolicyArns).toEqual([{ Ref: expect.any(String) }, { Ref: expect.any(String) }]);
    }
    flow.resourceCountIs('AWS::IAM::Policy', 0);
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
  const { keep, flow, edge, stacks } = stage('dev', { region: 'eu-west-1' });

  test('reach the API and the function behind renditions in their own region from Edge, without a custom resource', () => {
    expect([stacks.flow.region, stacks.edge.region]).toEqual(['eu-west-1', 'us-east-1']);
    flow.resourceCountIs('Custom::CrossRegionExportWriter', 0);
    const { Origins } = theOnly(edge, 'AWS::CloudFront::Distribution').DistributionConfig as {
      Origins: Array<{ DomainName: object }>;
    };
    const ofFlow = {
      'Fn::GetStackOutput': expect.objectContaining({ StackName: 'quayside-dev-flow', Region: 'eu-west-1' }),
    };
    const addresses = Origins.map(({ DomainName }) => DomainName);
    expect(addresses).toContainEqual({
      'Fn::Join': ['', [ofFlow, '.execute-api.eu-west-1.', { Ref: 'AWS::URLSuffix' }]],
    });
    expect(addresses).toContainEqual({ 'Fn::Select': [2, { 'Fn::Split': ['/', ofFlow] }] });
  });

  test('say where people sign in, which is where the page may connect to', () => {
    const address = ['https://cognito-idp.eu-west-1.', { Ref: 'AWS::URLSuffix' }];

    expect(keep.findOutputs('SignInUrl').SignInUrl?.Value).toEqual({ 'Fn::Join': ['', [...address, '/']] });
    const policy = /https:\/\/cognito-idp\.eu-west-1\.",\{"Ref":"AWS::URLSuffix"\}/;
    expect(JSON.stringify(resourcesOf(edge, 'AWS::CloudFront::ResponseHeadersPolicy'))).toMatch(policy);
  });

  test('serve the buckets of their own region', () => {
    expect(JSON.stringify(edge.toJSON())).toContain('-eu-west-1.s3.eu-west-1.amazonaws.com');
  });
});
