import { type ConfigInput, defineConfig } from '../../../lib/config';
import { ConfigError } from '../../../lib/config-error';

const given = (access: unknown, uploads: ConfigInput['uploads'] = {}) =>
  defineConfig({ stage: 'dev', uploads, access: access as ConfigInput['access'] }).access;

const POINT = {
  consumer: 'reports',
  bucket: 'renditions',
  prefix: 'i/',
  role: 'arn:aws:iam::123456789012:role/reports',
};
const VPC = { id: 'vpc-0123456789abcdef0', routeTables: ['rtb-0123456789abcdef0'] };

describe('the settings of access', () => {
  test.each(['lean', 'strict'] as const)(
    'open nothing, hold signatures to ten minutes and bound every role in profile %s',
    (profile) => {
      expect(defineConfig({ stage: 'dev', profile }).access).toEqual({
        sourceNetworks: [],
        uploadWindow: {},
        maxSignatureAgeSeconds: 600,
        readers: [],
        accessPoints: [],
        boundary: true,
      });
    },
  );

  test('take networks of both kinds, and a VPC without addresses of its own', () => {
    expect(given({ sourceNetworks: ['203.0.113.0/24', '2001:db8::/32'], vpc: VPC })).toMatchObject({
      sourceNetworks: ['203.0.113.0/24', '2001:db8::/32'],
      vpc: { ...VPC, interfaceSubnets: [], securityGroups: [] },
    });
  });

  test.each([
    [
      'an address without its network',
      { sourceNetworks: ['203.0.113.7'] },
      'access.sourceNetworks[0] is "203.0.113.7": give a network such as 203.0.113.0/24',
    ],
    ['everybody', { sourceNetworks: 'any' }, 'access.sourceNetworks is "any": give a list of networks'],
    [
      'a day for a moment',
      { uploadWindow: { until: '2026-12-24' } },
      'access.uploadWindow.until is "2026-12-24": give a moment such as',
    ],
    [
      'a window that never opens',
      { uploadWindow: { from: '2026-12-24T18:00:00Z', until: '2026-12-24T17:00:00Z' } },
      'access.uploadWindow.until is "2026-12-24T17:00:00Z": give a moment after from, 2026-12-24T18:00:00Z',
    ],
    [
      'a reader of everything',
      { readers: [{ account: '123456789012', bucket: 'originals', prefix: '' }] },
      'access.readers[0].prefix is "": give a prefix that ends with a slash',
    ],
    [
      'a reader of a pattern',
      { readers: [{ account: '123456789012', bucket: 'originals', prefix: 'u/*/' }] },
      'access.readers[0].prefix is "u/*/": give a prefix',
    ],
    [
      'a reader without an account',
      { readers: [{ account: '*', bucket: 'originals', prefix: 'import/' }] },
      'access.readers[0].account is "*": give an account id of 12 digits',
    ],
    [
      'a reader of the page',
      { readers: [{ account: '123456789012', bucket: 'site', prefix: 'a/' }] },
      'access.readers[0].bucket is "site": give one of originals, renditions',
    ],
    [
      'an access point for everybody',
      { accessPoints: [{ ...POINT, role: '*' }] },
      'access.accessPoints[0].role is "*": give the ARN of a role',
    ],
    [
      'a name that no access point can have',
      { accessPoints: [{ ...POINT, consumer: 'Reports' }] },
      'access.accessPoints[0].consumer is "Reports": give 2 to 20 lower-case letters',
    ],
    ['two doors for one consumer', { accessPoints: [POINT, POINT] }, 'give each consumer one access point'],
    [
      'a VPC without a way',
      { vpc: { ...VPC, routeTables: [] } },
      'access.vpc.routeTables is []: give at least one route table',
    ],
    [
      'groups that guard nothing',
      { vpc: { ...VPC, securityGroups: ['sg-0123456789abcdef0'] } },
      'access.vpc.securityGroups is ["sg-0123456789abcdef0"]: give interfaceSubnets too',
    ],
    [
      'signatures that expire before they are good',
      { maxSignatureAgeSeconds: 60 },
      'access.maxSignatureAgeSeconds is 60: give a whole number of seconds from 120 to 604800',
    ],
    ['a boundary that is a word', { boundary: 'yes' }, 'access.boundary is "yes": give true or false'],
  ])('refuse %s', (_, access, message) => {
    expect(() => given(access)).toThrow(ConfigError);
    expect(() => given(access)).toThrow(message);
  });

  test('refuse to age signatures out before an upload may begin', () => {
    expect(() => given({ maxSignatureAgeSeconds: 299 }, { ttlSeconds: 300 })).toThrow(
      'access.maxSignatureAgeSeconds is 299: give at least uploads.ttlSeconds, 300',
    );
    expect(given({ maxSignatureAgeSeconds: 600 }, { ttlSeconds: 600 })).toMatchObject({ maxSignatureAgeSeconds: 600 });
  });
});
