import { DataKeys } from '../../../../lib/keep/keys/data-keys';
import { resourcesOf, synthesised } from '../../../support/synth';

type Statement = { Action: string | string[]; Principal: object; Condition?: object };
type KeyProperties = { Description: string; MultiRegion?: boolean; KeyPolicy: { Statement: Statement[] } };

const given = ({ keepData = false, multiRegion = false } = {}) =>
  synthesised(
    (stack) => new DataKeys(stack, 'Keys', { keepData, multiRegion, nameOf: (thing) => `harbour-test-${thing}` }),
  );

const keysIn = (template: ReturnType<typeof given>): KeyProperties[] =>
  Object.values(resourcesOf(template, 'AWS::KMS::Key')).map(({ Properties }) => Properties as never);

/** What services may do with a key, besides the account's own people, whose policies decide. */
const servicesOf = (description: string): Statement[] =>
  keysIn(given())
    .filter(({ Description }) => Description === description)
    .flatMap(({ KeyPolicy }) => KeyPolicy.Statement.slice(1));

describe('the keys of data', () => {
  test('are one for each kind of thing, named after it, and rotate every year', () => {
    const template = given();

    expect(keysIn(template).map(({ Description }) => Description)).toEqual([
      'Encrypts originals',
      'Encrypts renditions',
      'Encrypts the catalog',
      'Encrypts queues and topics',
      'Encrypts logs',
    ]);
    template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    expect(
      Object.values(resourcesOf(template, 'AWS::KMS::Alias')).map(({ Properties }) => Properties.AliasName),
    ).toEqual(['originals', 'renditions', 'catalog', 'messages', 'logs'].map((name) => `alias/harbour-test-${name}`));
  });

  test('have no service in the policy of what people uploaded', () => {
    expect(servicesOf('Encrypts originals')).toEqual([]);
    expect(servicesOf('Encrypts the catalog')).toEqual([]);
  });

  test('let rules and alarms of this account, and nobody else, put messages under theirs', () => {
    expect(servicesOf('Encrypts queues and topics')).toEqual([
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Effect: 'Allow',
        Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        Resource: '*',
      },
    ]);
  });

  test("let CloudWatch Logs encrypt this stage's log groups, and no other", () => {
    const groups = ['arn:aws:logs:eu-west-1:', { Ref: 'AWS::AccountId' }, ':log-group:/aws/*/harbour-test-*'];

    expect(servicesOf('Encrypts logs')).toEqual([
      expect.objectContaining({
        Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': { 'Fn::Join': ['', groups] } } },
      }),
    ]);
  });

  test('can have replicas where config asks for it, but for those of messages and logs, which stay in their region', () => {
    const multiRegion = keysIn(given({ multiRegion: true })).filter(({ MultiRegion }) => MultiRegion);

    expect(multiRegion.map(({ Description }) => Description)).toEqual([
      'Encrypts originals',
      'Encrypts renditions',
      'Encrypts the catalog',
    ]);
    expect(keysIn(given()).filter(({ MultiRegion }) => MultiRegion)).toEqual([]);
  });

  test.each([
    [true, 'RetainExceptOnCreate', 30],
    [false, 'Delete', 7],
  ])('with keepData %s stay as the data does: %s', (keepData, DeletionPolicy, PendingWindowInDays) => {
    const template = given({ keepData });

    template.allResources('AWS::KMS::Key', { DeletionPolicy });
    template.allResourcesProperties('AWS::KMS::Key', { PendingWindowInDays });
  });
});
