import { Key } from 'aws-cdk-lib/aws-kms';
import { PrivateBucket } from '../../../../lib/keep/private-bucket';
import { type Statement, statementsOf, synthesised } from '../../../support/synth';

/** What the bucket's policy says of uploads. */
function uploadsInto({ withKey }: { readonly withKey: boolean }): Statement[] {
  const template = synthesised((stack) => {
    const encryptionKey = withKey ? new Key(stack, 'Key') : undefined;
    new PrivateBucket(stack, 'Bucket', { keepData: false, encryptionKey });
  });
  return statementsOf(template, 'AWS::S3::BucketPolicy').filter(({ Action }) => Action === 's3:PutObject');
}

const conditionsOf = (statements: readonly Statement[]) =>
  Object.fromEntries(statements.map(({ Sid, Condition }) => [Sid, Condition]));

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

describe('an upload', () => {
  test.each([true, false])(
    'is refused to anybody who breaks a rule, and never allowed by one: own key %s',
    (withKey) => {
      const statements = uploadsInto({ withKey });

      expect(statements.length).toBeGreaterThan(0);
      for (const statement of statements) {
        expect(statement).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } });
      }
    },
  );

  test("under another key than the bucket's is refused, one that names none is not", () => {
    expect(conditionsOf(uploadsInto({ withKey: true })).OtherKey).toEqual({
      StringNotEquals: { [KEY_ID]: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
      Null: { [KEY_ID]: 'false' },
    });
  });

  test("under a key that is AWS's own is refused where the bucket has one of ours", () => {
    expect(conditionsOf(uploadsInto({ withKey: true })).NoKey).toEqual({
      Null: { [ALGORITHM]: 'false', [KEY_ID]: 'true' },
    });
  });

  test("under anybody's key is refused where the bucket has the one that S3 owns", () => {
    expect(conditionsOf(uploadsInto({ withKey: false }))).toEqual({
      OtherEncryption: { StringNotEquals: { [ALGORITHM]: 'AES256' }, Null: { [ALGORITHM]: 'false' } },
    });
  });
});
