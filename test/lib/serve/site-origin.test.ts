import { defineConfig } from '../../../lib/config';
import { resourcesOf, stage, theOnly } from '../../support/synth';

type Origin = Record<string, unknown> & {
  Id: string;
  DomainName: unknown;
  OriginAccessControlId: { 'Fn::GetAtt': [string, string] };
};
type Group = { Id: string; Members: { Items: Array<{ OriginId: string }> }; FailoverCriteria: unknown };
type Config = {
  DefaultCacheBehavior: { TargetOriginId: string };
  Origins: Origin[];
  OriginGroups: { Items: Group[] };
};

function given(...[name, changes]: Parameters<typeof stage>) {
  const { edge, stacks } = stage(name, changes);
  const config = theOnly(edge, 'AWS::CloudFront::Distribution').DistributionConfig as Config;
  const { TargetOriginId } = config.DefaultCacheBehavior;
  const originAt = (id: string) => config.Origins.find(({ Id }) => Id === id);
  const group = config.OriginGroups.Items.find(({ Id }) => Id === TargetOriginId);
  return {
    edge,
    stacks,
    group,
    origin: originAt(TargetOriginId),
    members: group?.Members.Items.map(({ OriginId }) => originAt(OriginId)),
  };
}

describe('the site of a stage with copies', () => {
  const { edge, stacks, group, members } = given('prod');

  test('comes from its bucket, and from the copy in the other region when that bucket is gone or fails', () => {
    const hostIn = (region: string) => ({
      'Fn::Join': ['', ['quayside-prod-site-', { Ref: 'AWS::AccountId' }, `-${region}.s3.${region}.amazonaws.com`]],
    });

    expect(members?.map((origin) => origin?.DomainName)).toEqual([hostIn('us-east-1'), hostIn('us-west-2')]);
    expect(group?.FailoverCriteria).toEqual({ StatusCodes: { Items: [404, 500, 502, 503, 504], Quantity: 5 } });
  });

  test('waits for the bucket three seconds, once', () => {
    expect(members?.[0]).toMatchObject({ ConnectionAttempts: 1, ConnectionTimeout: 3 });
  });

  test('is asked of both with a signature of CloudFront', () => {
    const controls = Object.keys(resourcesOf(edge, 'AWS::CloudFront::OriginAccessControl'));

    for (const origin of members ?? []) {
      expect(controls).toContain(origin?.OriginAccessControlId['Fn::GetAtt'][0]);
    }
  });

  test('knows the copy by its name alone', () => {
    expect(stacks.edge.dependencies.map(({ stackName }) => stackName)).toEqual(['quayside-prod-flow']);
  });
});

test('the site of a stage without copies comes from its bucket alone', () => {
  const { group, origin } = given('dev');

  expect(group).toBeUndefined();
  expect(JSON.stringify(origin?.DomainName)).toContain('quayside-dev-site-');
});

test('the site does not fail over to what another account owns', () => {
  const owned = { account: '222222222222', keyArn: 'arn:aws:kms:us-west-2:222222222222:key/0a1b' };
  const { replication } = defineConfig({ stage: 'prod', profile: 'strict', replication: owned });

  expect(given('prod', { replication }).group).toBeUndefined();
});
