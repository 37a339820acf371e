import { isOneOf } from '../../../operate/removal/leftovers';

describe('an ARN', () => {
  test.each([
    ['arn:aws:s3:::quayside-dev-site', 'quayside-dev-site'],
    ['arn:aws:sqs:eu-west-1:1:quayside-dev-intake', 'quayside-dev-intake'],
    ['arn:aws:dynamodb:eu-west-1:1:table/quayside-dev-catalog', 'quayside-dev-catalog'],
    ['arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_AbC', 'eu-west-1_AbC'],
    ['arn:aws:kms:eu-west-1:1:key/11-22', '11-22'],
    ['arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/quayside-dev-x', '/aws/lambda/quayside-dev-x'],
    ['arn:aws:cloudformation:eu-west-1:1:stack/quayside-prod-keep/11-22', 'quayside-prod-keep'],
    ['arn:aws:sns:eu-west-1:1:alarms', 'arn:aws:sns:eu-west-1:1:alarms'],
  ])('%s stands for %s', (arn, name) => {
    expect(isOneOf(arn, new Set([name]))).toBe(true);
  });

  test('stands for nothing that it only begins or ends like', () => {
    const names = new Set(['quayside-dev', 'dev-site', 'quayside-dev-site-2']);

    expect(isOneOf('arn:aws:s3:::quayside-dev-site', names)).toBe(false);
    expect(isOneOf('quayside-dev-site', names)).toBe(false);
  });
});
