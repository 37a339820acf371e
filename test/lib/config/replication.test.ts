import { type ConfigInput, defineConfig } from '../../../lib/config';
import { mistakesIn } from '../../support/mistakes';

const KEY = 'arn:aws:kms:us-west-2:222222222222:key/0a1b';
const given = (input: Partial<ConfigInput>) => defineConfig({ stage: 'dev', ...input }).replication;

const refusalOf = (input: Partial<ConfigInput>): string => mistakesIn({ stage: 'dev', ...input });

describe('where copies are', () => {
  test('is nowhere in profile lean, and there is nothing to tell of it', () => {
    expect(given({})).toMatchObject({ region: undefined, metrics: false, auditCopy: false, twoWay: false });
  });

  test.each([
    ['us-east-1', 'us-west-2'],
    ['us-west-2', 'us-east-1'],
    ['eu-west-1', 'eu-central-1'],
    ['eu-central-1', 'eu-west-1'],
    ['ca-central-1', 'ca-west-1'],
    ['ap-northeast-1', 'ap-northeast-3'],
    ['ap-south-2', 'ap-south-1'],
    ['ap-southeast-4', 'ap-southeast-2'],
  ])('is for %s in profile strict a region of the same jurisdiction: %s', (region, other) => {
    expect(given({ profile: 'strict', region })).toMatchObject({ region: other, metrics: true });
  });

  test.each(['lean', 'strict'] as const)('is what a stage of profile %s says', (profile) => {
    expect(given({ profile, replication: { region: 'eu-west-3' } }).region).toBe('eu-west-3');
    expect(given({ profile, replication: { region: 'none' } }).region).toBeUndefined();
  });
});

describe('what copies are like', () => {
  test('follows what is deleted and remembers it for 30 days, and nobody is paid for vouching', () => {
    expect(given({ profile: 'strict' })).toMatchObject({
      site: true,
      timeControl: false,
      deleteMarkers: true,
      forgetAfterDays: 30,
      replicaModifications: false,
    });
    expect(given({ profile: 'strict' })).not.toHaveProperty('storageClass');
  });

  test('says how far it is behind where S3 vouches for it', () => {
    expect(given({ replication: { region: 'us-west-2', timeControl: true } }).metrics).toBe(true);
    expect(given({ profile: 'strict', replication: { metrics: false } }).metrics).toBe(false);
  });

  test('brings tags back where copies go both ways', () => {
    expect(given({ profile: 'strict', replication: { twoWay: true } }).replicaModifications).toBe(true);
  });
});

test.each<[string, Partial<ConfigInput>, string]>([
  [
    'a jurisdiction with one region',
    { profile: 'strict', region: 'sa-east-1' },
    'replication.region is missing: give a region, or none: no other region shares the jurisdiction of sa-east-1',
  ],
  [
    "the stage's own region",
    { replication: { region: 'us-east-1' } },
    'replication.region is "us-east-1": give another region than the stage is in',
  ],
  [
    'no region',
    { replication: { region: 'Mars' } },
    'replication.region is "Mars": give another region such as eu-central-1, or none',
  ],
  [
    'a promise about copies that are not made',
    { replication: { timeControl: true } },
    'replication.timeControl is true: say in replication.region where the copies are',
  ],
  [
    'a way back from nowhere',
    { profile: 'strict', replication: { region: 'none', twoWay: true } },
    'replication.twoWay is true: say in replication.region',
  ],
  [
    'logs that nobody writes',
    { profile: 'strict', replication: { accessLogs: true }, evidence: { accessLogs: false } },
    'replication.accessLogs is true: leave it out, or set evidence.accessLogs: nobody writes any',
  ],
  [
    'logs that are to go nowhere',
    { profile: 'strict', replication: { region: 'none', accessLogs: true } },
    'replication.accessLogs is true: say in replication.region',
  ],
  [
    'logs in another account',
    { profile: 'strict', replication: { account: '222222222222', keyArn: KEY, accessLogs: true } },
    'replication.accessLogs is true: leave it out: another account makes no bucket for logs of this one',
  ],
  [
    'another account without its key',
    { profile: 'strict', replication: { account: '222222222222' } },
    'replication.keyArn is missing: give the key of that account',
  ],
  [
    'a key elsewhere',
    { profile: 'strict', replication: { region: 'us-east-2', account: '222222222222', keyArn: KEY } },
    'give a key of account 222222222222 in us-east-2',
  ],
  [
    'a key for our own account',
    { profile: 'strict', replication: { keyArn: KEY } },
    `replication.keyArn is "${KEY}": leave it out`,
  ],
  [
    'a way back from another account',
    { profile: 'strict', replication: { account: '222222222222', keyArn: KEY, twoWay: true } },
    'replication.twoWay is true: leave it out',
  ],
  [
    'changes of copies that go one way',
    { profile: 'strict', replication: { replicaModifications: true } },
    'replication.replicaModifications is true: leave it out, or set replication.twoWay',
  ],
  [
    'a class that nobody has',
    { replication: { storageClass: 'COLD' as never } },
    'replication.storageClass is "COLD": give one of STANDARD, INTELLIGENT_TIERING',
  ],
  [
    'a number that is no account',
    { replication: { account: '22' } },
    'replication.account is "22": give the twelve digits of another account',
  ],
  [
    'a name that is too long with the region of the copies',
    { project: 'sixteen-letters-', stage: 'twelveletter', replication: { region: 'ap-southeast-2' } },
    'project is "sixteen-letters-": give a project or stage that is',
  ],
  [
    'a name that is too long for the audit copy',
    { project: 'sixteen-letters', stage: 'nineletts', replication: { auditCopy: true } },
    'give a project or stage that is 1 characters shorter',
  ],
])('refuses %s, with the fix', (_, input, message) => {
  expect(refusalOf(input)).toContain(message);
});
