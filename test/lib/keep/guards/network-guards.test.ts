import { type ConfigInput, defineConfig } from '../../../../lib/config';
import { guardNetworks } from '../../../../lib/keep/guards/network-guards';
import { PrivateBucket } from '../../../../lib/keep/private-bucket';
import { resourcesOf, type Statement, stage, synthesised } from '../../../support/synth';

type Template = ReturnType<typeof synthesised>;

const NETWORKS = ['203.0.113.0/24', '2001:db8::/32'];
const VPC = { id: 'vpc-0123456789abcdef0', routeTables: ['rtb-0123456789abcdef0'] };

const given = (access: ConfigInput['access']) =>
  synthesised((stack) => {
    new PrivateBucket(stack, 'Bucket', { keepData: false });
    guardNetworks(stack, defineConfig({ project: 'harbour', stage: 'test', access }));
  });

/** What the policies say of who comes from elsewhere, a list for each bucket. */
const guardsIn = (template: Template): Statement[][] =>
  Object.values(resourcesOf(template, 'AWS::S3::BucketPolicy')).map(({ Properties }) =>
    (Properties.PolicyDocument as { Statement: Statement[] }).Statement.filter(({ Sid }) =>
      Sid?.endsWith('FromElsewhere'),
    ),
  );

describe('source networks', () => {
  const [[people, signed] = []] = guardsIn(given({ sourceNetworks: NETWORKS }));
  const elsewhere = {
    NotIpAddress: { 'aws:SourceIp': NETWORKS },
    BoolIfExists: { 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' },
  };

  test('shut everybody else out but AWS services and our own roles', () => {
    const ours = ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':role/harbour-test-*'];

    expect(people).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } });
    expect(people?.Condition).toEqual({ ...elsewhere, ArnNotLike: { 'aws:PrincipalArn': { 'Fn::Join': ['', ours] } } });
  });

  test('shut out whoever has an address or a form that one of our roles signed', () => {
    expect(signed).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } });
    expect(signed?.Condition).toEqual({ ...elsewhere, StringEquals: { 's3:authType': ['REST-QUERY-STRING', 'POST'] } });
  });

  test("never keep anybody from a bucket's settings, or nobody could take them away again", () => {
    for (const guard of [people, signed]) {
      expect(guard?.Action).toContain('s3:PutObject*');
      expect(
        [guard?.Action].flat().filter((action) => /^s3:(\*|Put\*|.*(Policy|Bucket[A-KM-Z]))/.test(action ?? '')),
      ).toEqual([]);
    }
  });

  test('let in who comes from the VPC that config names', () => {
    for (const { Condition } of guardsIn(given({ sourceNetworks: NETWORKS, vpc: VPC })).flat()) {
      expect(Condition).toMatchObject({ StringNotEquals: { 'aws:SourceVpc': VPC.id } });
    }
  });

  test('are nobody where config names none', () => {
    expect(guardsIn(given({}))).toEqual([[]]);
  });

  test('hold for every bucket of a stage, copies too', () => {
    const { access } = defineConfig({ stage: 'test', access: { sourceNetworks: NETWORKS } });
    const { keep, replica } = stage('drill', { access });
    const guards = [...guardsIn(keep), ...guardsIn(replica)];

    expect(guards.length).toBeGreaterThan(4);
    for (const ofBucket of guards)
      expect(ofBucket.map(({ Sid }) => Sid)).toEqual(['FromElsewhere', 'SignedFromElsewhere']);
  });
});
