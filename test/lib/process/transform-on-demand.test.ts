import type { Template } from 'aws-cdk-lib/assertions';
import { stageNamed } from '../../../bin/stages';
import { resourcesOf, stage, statementsOf, theOnly } from '../../support/synth';

const images = (changes: object) => ({ images: { ...stageNamed('dev').images, ...changes } });

const functionIn = (flow: Template) =>
  Object.values(resourcesOf(flow, 'AWS::Lambda::Function')).find(({ Properties }) =>
    String(Properties.FunctionName).endsWith('transform-image'),
  )?.Properties;

const statementsIn = (flow: Template) => statementsOf(flow, 'AWS::IAM::ManagedPolicy', 'Transform');

describe('transforming on demand', () => {
  const lean = stage('dev');
  const strict = stage('prod', { edge: { distributionId: 'E2EXAMPLE1ABCD' } });

  test('is asked by distributions of this account alone, and by one once config names it', () => {
    for (const [{ flow }, distribution] of [
      [lean, '*'],
      [strict, 'E2EXAMPLE1ABCD'],
    ] as const) {
      expect(theOnly(flow, 'AWS::Lambda::Url')).toMatchObject({ AuthType: 'AWS_IAM' });
      const permissions = Object.values(resourcesOf(flow, 'AWS::Lambda::Permission'))
        .map(({ Properties }) => Properties)
        .filter(({ Principal }) => Principal === 'cloudfront.amazonaws.com');
      expect(permissions).toEqual([
        expect.objectContaining({ Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'AWS_IAM' }),
        expect.objectContaining({ Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true }),
      ]);
      for (const permission of permissions) {
        const source = JSON.stringify(permission.SourceArn);
        expect(source).toContain('"Ref":"AWS::AccountId"');
        expect(source).toContain(`:distribution/${distribution}"`);
      }
    }
  });

  test('says where it is reached, for an origin of the distribution', () => {
    const { transform } = lean.stacks.flow;

    expect(lean.stacks.flow.resolve(transform?.domainName)).toEqual({
      'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': [expect.stringMatching(/^Transform/), 'FunctionUrl'] }] }],
    });
  });

  test('may write below i/ and read below m/, take leases and nothing else of the catalog', () => {
    const statements = statementsIn(strict.flow);
    const paths = (action: string) =>
      statements
        .filter(({ Action }) => [Action].flat().some((one) => one.startsWith(action)))
        .map(({ Resource }) => JSON.stringify(Resource).match(/\/[a-z]+\/\*/g));

    expect(paths('s3:PutObject')).toEqual([['/i/*']]);
    expect(paths('s3:GetObject').flat().sort()).toEqual(['/i/*', '/m/*']);
    expect(statements.filter(({ Action }) => String(Action).includes('dynamodb:'))).toEqual([
      expect.objectContaining({
        Action: 'dynamodb:PutItem',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['L#*'] } },
      }),
    ]);
  });

  test('signs in profile strict, with a secret in Keep that stays with the data and that this function alone reads', () => {
    const { Name, GenerateSecretString } = theOnly(strict.keep, 'AWS::SecretsManager::Secret');
    expect([Name, GenerateSecretString]).toEqual([
      'quayside-prod-signing-keys',
      { PasswordLength: 64, ExcludePunctuation: true },
    ]);
    strict.keep.hasResource('AWS::SecretsManager::Secret', { DeletionPolicy: 'RetainExceptOnCreate' });
    const readers = Object.entries(resourcesOf(strict.flow, 'AWS::IAM::ManagedPolicy'))
      .filter(([, { Properties }]) => JSON.stringify(Properties).includes('secretsmanager:'))
      .map(([logicalId]) => logicalId)
      // it limits what others grant, and grants nothing
      .filter((logicalId) => !logicalId.startsWith('Boundary'));
    expect(readers).toEqual([expect.stringMatching(/^Transform/)]);
    expect(functionIn(strict.flow)?.Environment).toMatchObject({
      Variables: { SIGNING_KEYS: 'quayside-prod-signing-keys' },
    });
  });

  test('makes presets alone in profile lean, without a secret', () => {
    lean.keep.resourceCountIs('AWS::SecretsManager::Secret', 0);
    expect(functionIn(lean.flow)?.Environment).toMatchObject({
      Variables: { SIGNING_KEYS: '', PRESETS: expect.stringContaining('640x640') },
    });
  });

  test('takes no more of the account than config says', () => {
    expect(functionIn(strict.flow)?.ReservedConcurrentExecutions).toBe(20);
    expect(functionIn(lean.flow)?.ReservedConcurrentExecutions).toBeUndefined();
    expect(functionIn(stage('dev', images({ transformConcurrency: 5 })).flow)?.ReservedConcurrentExecutions).toBe(5);
  });

  test('leaves nothing of it in the stacks when config turns it off', () => {
    const { keep, flow, stacks } = stage('prod', images({ transform: 'off' }));

    expect(stacks.flow.transform).toBeUndefined();
    flow.resourceCountIs('AWS::Lambda::Url', 0);
    keep.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });
});
