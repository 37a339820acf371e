import { Key } from 'aws-cdk-lib/aws-kms';
import { type ConfigInput, defineConfig } from '../../../../lib/config';
import { BucketAccess } from '../../../../lib/keep/access/bucket-access';
import { PrivateBucket } from '../../../../lib/keep/private-bucket';
import { resourcesOf, type Statement, statementsOf, synthesised } from '../../../support/synth';

const BUCKETS = ['originals', 'renditions'] as const;

const given = (access: ConfigInput['access'] = {}, { withKeys = false } = {}) =>
  synthesised((stack) => {
    const bucket = (name: string) =>
      new PrivateBucket(stack, name, {
        keepData: false,
        encryptionKey: withKeys ? new Key(stack, `${name}-key`) : undefined,
      });
    const [originals, renditions] = BUCKETS.map(bucket) as [PrivateBucket, PrivateBucket];
    new BucketAccess(stack, 'Access', {
      access: defineConfig({ stage: 'test', access }).access,
      originals,
      renditions,
      nameOf: (thing) => `harbour-test-${thing}`,
    });
  });

type Given = ReturnType<typeof given>;

const policyOf = (template: Given, bucket: string): Statement[] =>
  statementsOf(template, 'AWS::S3::BucketPolicy', bucket);

const withSid = (template: Given, bucket: string, sid: string) =>
  policyOf(template, bucket).filter(({ Sid }) => Sid?.startsWith(sid));

const allowedBy = (template: Given, bucket: string) =>
  policyOf(template, bucket).filter(({ Effect }) => Effect === 'Allow');

/** The end of an ARN, which is all of it that a test has a say in. */
const ending = (Resource: unknown): unknown =>
  (Resource as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join']?.[1].at(-1) ?? 'the bucket';

const keyPolicies = (template: Given): Statement[] =>
  Object.values(resourcesOf(template, 'AWS::KMS::Key')).flatMap(
    ({ Properties }) => (Properties.KeyPolicy as { Statement: Statement[] }).Statement,
  );

describe('access to the buckets', () => {
  test('is given to nobody and refused to nobody by the time, unless config says so', () => {
    const template = given();

    for (const bucket of BUCKETS) {
      expect(allowedBy(template, bucket)).toEqual([]);
      expect(withSid(template, bucket, 'Outside')).toEqual([]);
    }
    template.resourceCountIs('AWS::S3::AccessPoint', 0);
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('ends for originals with the age of a signature, whoever made it and for whatever', () => {
    expect(withSid(given({ maxSignatureAgeSeconds: 300 }), 'originals', 'OldSignature')).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { NumericGreaterThan: { 's3:signatureAge': 300_000 } },
      }),
    ]);
    expect(withSid(given(), 'renditions', 'OldSignature')).toEqual([]);
  });
});

describe('an upload window', () => {
  test('refuses what people upload before and after, and nothing else', () => {
    const window = { from: '2026-12-01T00:00:00Z', until: '2026-12-24T18:00:00Z' };
    const statements = withSid(given({ uploadWindow: window }), 'originals', 'Outside');

    expect(statements.map(({ Action, Resource, Condition }) => [Action, ending(Resource), Condition])).toEqual([
      ['s3:PutObject', '/u/*', { DateLessThan: { 'aws:CurrentTime': window.from } }],
      ['s3:PutObject', '/u/*', { DateGreaterThanEquals: { 'aws:CurrentTime': window.until } }],
    ]);
  });

  test('may be open to one side', () => {
    const statements = withSid(given({ uploadWindow: { until: '2026-12-24T18:00:00Z' } }), 'originals', 'Outside');

    expect(statements.map(({ Condition }) => Object.keys(Condition ?? {}))).toEqual([['DateGreaterThanEquals']]);
  });
});

describe("another account's reader", () => {
  const reader = { account: '123456789012', bucket: 'originals', prefix: 'import/partner/' } as const;
  const root = { AWS: 'arn:aws:iam::123456789012:root' };

  test('reads and lists its prefix, and nothing else of any bucket', () => {
    const template = given({ readers: [reader] });

    expect(
      allowedBy(template, 'originals').map(({ Principal, Action, Resource, Condition }) => [
        Principal,
        Action,
        ending(Resource),
        Condition,
      ]),
    ).toEqual([
      [root, 's3:GetObject', '/import/partner/*', undefined],
      [root, 's3:ListBucket', 'the bucket', { StringLike: { 's3:prefix': 'import/partner/*' } }],
    ]);
    expect(allowedBy(template, 'renditions')).toEqual([]);
  });

  test('decrypts what S3 hands it, with the key of that bucket alone', () => {
    const statements = keyPolicies(given({ readers: [reader] }, { withKeys: true })).filter(({ Principal }) =>
      JSON.stringify(Principal).includes('123456789012'),
    );

    expect(statements).toMatchObject([
      {
        Action: 'kms:Decrypt',
        Condition: {
          StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
        },
      },
    ]);
  });

  test('may do so for a time only', () => {
    const window = { from: '2026-12-01T00:00:00Z', until: '2026-12-24T18:00:00Z' };

    for (const { Condition } of allowedBy(given({ readers: [{ ...reader, ...window }] }), 'originals')) {
      expect(Condition).toMatchObject({
        DateGreaterThanEquals: { 'aws:CurrentTime': window.from },
        DateLessThan: { 'aws:CurrentTime': window.until },
      });
    }
  });
});

describe('an access point', () => {
  const role = 'arn:aws:iam::123456789012:role/reports';
  const template = given(
    { accessPoints: [{ consumer: 'reports', bucket: 'renditions', prefix: 'i/', role }] },
    { withKeys: true },
  );

  test('is named for its consumer, and decides about its own bucket', () => {
    template.hasResourceProperties('AWS::S3::AccessPoint', { Name: 'harbour-test-reports' });
    expect(allowedBy(template, 'renditions').map(({ Sid }) => Sid)).toEqual(['AccessPointsDecide']);
    expect(allowedBy(template, 'originals')).toEqual([]);
  });

  test('comes with the right to decrypt what S3 hands its role, with the key of that bucket alone', () => {
    const statements = keyPolicies(template).filter(({ Principal }) => JSON.stringify(Principal).includes(role));

    expect(statements).toMatchObject([
      { Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': expect.anything() } } },
    ]);
  });
});

describe('a VPC', () => {
  test("gets an endpoint for this stage's buckets", () => {
    const vpc = { id: 'vpc-0123456789abcdef0', routeTables: ['rtb-0123456789abcdef0'] };

    given({ vpc }).hasResourceProperties('AWS::EC2::VPCEndpoint', { VpcId: vpc.id, RouteTableIds: vpc.routeTables });
  });
});
