import { nameIn } from '../../operate/name-in';

const WHERE = { account: '123456789012', region: 'eu-west-1' };
const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

describe('the name in a template', () => {
  test.each([
    ['plain', 'plain'],
    [{ Ref: 'AWS::AccountId' }, '123456789012'],
    [joined('photos-', { Ref: 'AWS::AccountId' }, '-', { Ref: 'AWS::Region' }), 'photos-123456789012-eu-west-1'],
  ])('%j is %s', (value, name) => {
    expect(nameIn(value, WHERE)).toBe(name);
  });

  test.each([
    [undefined],
    [{ Ref: 'Photos' }],
    [joined('a-', { Ref: 'Photos' })],
    [{ 'Fn::GetAtt': ['Photos', 'Arn'] }],
  ])('%j is known to CloudFormation alone', (value) => {
    expect(nameIn(value, WHERE)).toBeUndefined();
  });
});
