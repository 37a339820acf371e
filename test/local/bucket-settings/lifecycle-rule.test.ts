import { serviceRule, type TemplateRule, templateRule } from '../../../local/bucket-settings/lifecycle-rule';

const ON = { Id: 'rule', Status: 'Enabled' } as const;

describe('a lifecycle rule', () => {
  test('expires objects below a prefix', () => {
    expect(serviceRule({ ...ON, Prefix: 'import/', ExpirationInDays: 30 })).toMatchObject({
      ID: 'rule',
      Status: 'Enabled',
      Filter: { Prefix: 'import/' },
      Expiration: { Days: 30 },
    });
  });

  test.each<[string, TemplateRule]>([
    ['an age', { ...ON, Prefix: 'import/', ExpirationInDays: 30 }],
    ['a day', { ...ON, ExpirationDate: '2030-01-01T00:00:00.000Z' }],
    ['markers', { ...ON, ExpiredObjectDeleteMarker: true, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }],
    ['all but the newest', { ...ON, NoncurrentVersionExpiration: { NoncurrentDays: 365, NewerNoncurrentVersions: 3 } }],
    ['unfinished uploads', { ...ON, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
    ['another class', { ...ON, Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] }],
    [
      'another class for former versions',
      {
        ...ON,
        NoncurrentVersionTransitions: [
          { StorageClass: 'STANDARD_IA', TransitionInDays: 30, NewerNoncurrentVersions: 2 },
        ],
      },
    ],
    [
      'tags and sizes',
      { ...ON, TagFilters: [{ Key: 'keep', Value: 'no' }], ObjectSizeGreaterThan: 131_072, ExpirationInDays: 1 },
    ],
  ])('comes back from the service as the template wrote it: %s', (_, rule) => {
    expect(templateRule(serviceRule(rule))).toMatchObject(rule);
  });
});
