import { resourcesOf, stage } from '../../../support/synth';

type Statement = { Principal?: unknown; Action: string | string[]; Resource: unknown };

describe('the role of batch jobs', () => {
  const { keep } = stage('prod');
  const roles = Object.values(resourcesOf(keep, 'AWS::IAM::Role')).filter((role) =>
    JSON.stringify(role).includes('batchoperations.s3.amazonaws.com'),
  );

  test('is taken on by S3 Batch Operations, for this account alone', () => {
    expect(roles.map(({ Properties }) => Properties.AssumeRolePolicyDocument)).toEqual([
      expect.objectContaining({
        Statement: [
          expect.objectContaining({ Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }),
        ],
      }),
    ]);
  });

  test('has S3 copy what the buckets with copies hold, and reads nothing itself', () => {
    const statements = Object.values(resourcesOf(keep, 'AWS::S3::BucketPolicy'))
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement)
      .filter(({ Principal }) => JSON.stringify(Principal).includes('BatchReplication'));

    const actions = ['s3:InitiateReplication', ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration']];
    expect(statements.map(({ Action }) => Action)).toEqual([...actions, ...actions]);
    expect(JSON.stringify(statements.map(({ Resource }) => Resource))).toMatch(/Originals.*Site/);
    expect(JSON.stringify(statements)).not.toContain('Renditions');
    expect(roles.map(({ Properties }) => Properties.ManagedPolicyArns)).toEqual([undefined]);
  });

  test('is not there where nothing is copied', () => {
    expect(JSON.stringify(stage('dev').keep.toJSON())).not.toContain('batchoperations');
  });
});
