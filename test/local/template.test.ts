import { type DeployedStack, resolved } from '../../local/template';

const stack: DeployedStack = {
  stackName: 'edge',
  template: {
    Resources: { Bucket: { Type: 'AWS::S3::Bucket' }, Queue: { Type: 'AWS::SQS::Queue' } },
  },
  physicalIds: { Bucket: 'my-bucket', Queue: 'http://127.0.0.1:4566/000000000000/work' },
  outputs: { flow: { ApiId: 'abc123' } },
};

describe('a template expression', () => {
  test.each([
    ['a resource', { Ref: 'Bucket' }, 'my-bucket'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['an ARN', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::my-bucket'],
    ["a queue's ARN", { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:work'],
    ["another stack's output", { 'Fn::GetStackOutput': { StackName: 'flow', OutputName: 'ApiId' } }, 'abc123'],
    ['a join of such', { 'Fn::Join': ['-', ['a', { Ref: 'Bucket' }]] }, 'a-my-bucket'],
    ['a part of a text', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Bucket' }] }] }, 'bucket'],
    [
      'one inside of a structure',
      { Rules: [{ Name: { Ref: 'Bucket' }, Days: 3 }] },
      { Rules: [{ Name: 'my-bucket', Days: 3 }] },
    ],
  ])('resolves %s', (_, expression, value) => {
    expect(resolved(expression, stack)).toEqual(value);
  });

  test.each([
    ['the region', { Ref: 'AWS::Region' }, 'us-west-2'],
    ['a key', { 'Fn::GetAtt': ['Key', 'Arn'] }, 'arn:aws:kms:us-west-2:000000000000:key/0a1b'],
  ])('says of a stack in another region where it is: %s', (_, expression, value) => {
    const template = { Resources: { Key: { Type: 'AWS::KMS::Key' } } };

    expect(resolved(expression, { ...stack, region: 'us-west-2', template, physicalIds: { Key: '0a1b' } })).toBe(value);
  });

  test.each([
    ['an unknown resource', { Ref: 'Nobody' }, "edge: the local stage can't resolve Nobody"],
    ['an unknown attribute', { 'Fn::GetAtt': ['Bucket', 'Colour'] }, 'Colour of Bucket'],
    ['an unknown output', { 'Fn::GetStackOutput': { StackName: 'flow', OutputName: 'X' } }, 'output X of flow'],
    ['an unknown function', { 'Fn::Base64': 'a' }, 'Fn::Base64'],
    ['an item that a list does not have', { 'Fn::Select': [2, ['a']] }, 'item 2 of a list'],
  ])('says what it can not resolve: %s', (_, expression, message) => {
    expect(() => resolved(expression, stack)).toThrow(message);
  });
});
