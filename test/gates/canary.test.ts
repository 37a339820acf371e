import { requireAwake } from '../../gates/canary';
import { gateOf } from '../../gates/gate';

const IDS = [
  'AwsSolutions-S1',
  'Serverless-LambdaDLQ',
  'NIST.800.53.R5-LambdaDLQ',
  'PCI.DSS.321-S3BucketLoggingEnabled',
  'HIPAA.Security-LambdaDLQ',
  'CKV_AWS_18',
  'cfn-lint-W3045',
  'own-public-access',
  's3_bucket_logging_enabled_check',
  'S3_BUCKET_LOGGING_ENABLED',
  'W3045',
];
const found = (ids: readonly string[]) => ids.map((id) => ({ id, where: 'canary', says: 'all wrong' }));

describe('the canary', () => {
  test('is enough when every gate has something against it', () => {
    expect(() => requireAwake(found(IDS))).not.toThrow();
  });

  test.each(IDS)('wakes whoever relies on a gate that does not find %s', (missing) => {
    expect(() => requireAwake(found(IDS.filter((id) => id !== missing)))).toThrow(gateOf(missing));
  });

  test.each([
    ['cfn-lint-W3045', 'cfn-lint-E3002'],
    ['W3045', 'E2531'],
  ])('wakes whoever relies on a gate that keeps %s back and says only %s', (warning, error) => {
    const errorsAlone = IDS.map((id) => (id === warning ? error : id));

    expect(() => requireAwake(found(errorsAlone))).toThrow(`${warning}: a warning`);
  });
});
