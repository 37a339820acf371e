import { mayInvoke } from '../../../../local/edge/engine/function-grants';

const OURS = 'arn:aws:cloudfront::111122223333:distribution/E2EXAMPLE';
const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:maker';

type Conditions = Record<string, Record<string, string>>;

/** One of the two statements of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html */
const statement = (Action: string, conditions: Conditions = {}, changes: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action,
  Resource: FUNCTION,
  Condition: { ArnLike: { 'AWS:SourceArn': OURS }, ...conditions },
  ...changes,
});

const URL = statement('lambda:InvokeFunctionUrl', { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } });
const INVOKE = statement('lambda:InvokeFunction', { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } });

const may = (...statements: object[]) => mayInvoke(JSON.stringify({ Statement: statements }), FUNCTION, OURS);

describe('a function URL', () => {
  test('may be called by CloudFront when the policy grants both the URL and the function behind it', () => {
    expect(may(URL, INVOKE)).toBe(true);
    expect([may(URL), may(INVOKE), may()]).toEqual([false, false, false]);
  });

  test('may be called by every distribution of its account when the policy says so', () => {
    const Condition = {
      ArnLike: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/*' },
      StringEquals: { 'AWS:SourceAccount': '111122223333' },
    };

    expect(may({ ...URL, Condition }, { ...INVOKE, Condition })).toBe(true);
  });

  test.each<[string, object]>([
    ['another distribution', { Condition: { ArnLike: { 'AWS:SourceArn': `${OURS}X` } } }],
    ['another account', { Condition: { StringEquals: { 'AWS:SourceAccount': '999999999999' } } }],
    ['URLs that are open to all', { Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } } }],
    ['a condition that nobody knows here', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
    [
      'a comparison that nobody knows here',
      { Condition: { StringNotEquals: { 'AWS:SourceAccount': '111122223333' } } },
    ],
    ['another function', { Resource: `${FUNCTION}s` }],
    ['another service', { Principal: { Service: 's3.amazonaws.com' } }],
    ['a denial', { Effect: 'Deny' }],
  ])('may not be called by a statement about %s', (_, changes) => {
    expect(may({ ...URL, ...changes }, INVOKE)).toBe(false);
  });
});
