import { defineConfig } from '../../../lib/config';
import { mistakesIn } from '../../support/mistakes';

const refusalOf = (lifecycle: unknown): string => mistakesIn({ stage: 'dev', lifecycle });

const ofRule = (rule: Record<string, unknown>): string => refusalOf({ rules: [{ prefix: 'u/', ...rule }] });

describe('lifecycle', () => {
  test.each([
    ['lean', { keepNewest: 0, expireAfterDays: 30 }],
    ['strict', { keepNewest: 3, expireAfterDays: 365 }],
  ] as const)('keeps in profile %s what is needed to undo a mistake, and moves nothing', (profile, former) => {
    const { lifecycle } = defineConfig({ stage: 'dev', profile });

    expect(lifecycle).toMatchObject({ rules: [], unfinishedUploadsDays: 7, formerVersions: former });
    expect(lifecycle.renditions.coldAfterDays).toBeUndefined();
  });

  test('takes what a stage says over what its profile would', () => {
    const { lifecycle } = defineConfig({
      stage: 'dev',
      profile: 'strict',
      lifecycle: { formerVersions: { expireAfterDays: 'never' } },
    });

    expect(lifecycle.formerVersions).toMatchObject({ keepNewest: 3, expireAfterDays: 'never' });
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'an infrequent-access class too early',
      { coldAfterDays: 29 },
      'coldAfterDays is 29: give at least 30: S3 takes nothing younger into standard-ia',
    ],
    [
      'an original in one zone',
      { coldAfterDays: 60, coldClass: 'one-zone-ia' },
      'coldClass is "one-zone-ia": give another class: what is in One Zone-IA is lost with its zone',
    ],
    [
      'an archive within the minimum of the class above',
      { coldAfterDays: 30, archiveAfterDays: 59, archiveClass: 'glacier' },
      'archiveAfterDays is 59: give at least 60: 30 days of standard-ia are billed in any case',
    ],
    [
      'an archive on the day of the class above',
      { coldAfterDays: 5, coldClass: 'intelligent-tiering', archiveAfterDays: 5 },
      'archiveAfterDays is 5: give at least 6: it comes after coldAfterDays',
    ],
    [
      'an archive where it is already',
      { coldAfterDays: 5, coldClass: 'glacier-ir', archiveAfterDays: 100 },
      'archiveClass is "glacier-ir": give a class below glacier-ir',
    ],
    [
      'an end within 90 days of Glacier Instant',
      { archiveAfterDays: 10, expireAfterDays: 99 },
      'expireAfterDays is 99: give at least 100: 90 days of glacier-ir',
    ],
    [
      'an end within 90 days of Glacier',
      { archiveAfterDays: 10, archiveClass: 'glacier', expireAfterDays: 99 },
      'give at least 100: 90 days of glacier',
    ],
    [
      'an end within 180 days of Deep Archive',
      { archiveAfterDays: 0, archiveClass: 'deep-archive', expireAfterDays: 179 },
      'give at least 180: 180 days of deep-archive',
    ],
    [
      'an end within 30 days of Standard-IA',
      { coldAfterDays: 30, expireAfterDays: 31 },
      'expireAfterDays is 31: give at least 60: 30 days of standard-ia',
    ],
    [
      'sizes below 128 KiB',
      { archiveAfterDays: 1, largerThanKiB: 64 },
      'largerThanKiB is 64: give a whole number of KiB from 128',
    ],
    [
      'a tier of a class that it does not use',
      { coldAfterDays: 30, archiveAccessAfterDays: 90 },
      'archiveAccessAfterDays is 90: remove it, or give coldAfterDays and coldClass "intelligent-tiering"',
    ],
    [
      'an archive tier too early',
      { coldAfterDays: 0, coldClass: 'intelligent-tiering', archiveAccessAfterDays: 89 },
      'archiveAccessAfterDays is 89: give a whole number of days from 90 to 730',
    ],
    [
      'a deep tier too late',
      { coldAfterDays: 0, coldClass: 'intelligent-tiering', deepArchiveAccessAfterDays: 731 },
      'deepArchiveAccessAfterDays is 731: give a whole number of days from 180 to 730',
    ],
    [
      'a deep tier before the other',
      {
        coldAfterDays: 0,
        coldClass: 'intelligent-tiering',
        archiveAccessAfterDays: 200,
        deepArchiveAccessAfterDays: 200,
      },
      'deepArchiveAccessAfterDays is 200: give more than archiveAccessAfterDays, 200',
    ],
    [
      'two ways into an archive',
      { coldAfterDays: 0, coldClass: 'intelligent-tiering', deepArchiveAccessAfterDays: 200, archiveAfterDays: 9 },
      'deepArchiveAccessAfterDays is 200: remove it or archiveAfterDays',
    ],
    [
      'nothing to do',
      {},
      'lifecycle.rules[0] is {"prefix":"u/","coldClass":"standard-ia","archiveClass":"glacier-ir"}: give coldAfterDays',
    ],
    [
      'a prefix of no originals',
      { prefix: 'i/', expireAfterDays: 1 },
      'lifecycle.rules[0].prefix is "i/": give a prefix that begins with u/ or import/',
    ],
  ])('names path, value and fix of %s', (_, rule, message) => {
    expect(ofRule(rule)).toContain(message);
  });

  test.each<[string, Record<string, unknown>]>([
    ['the day on which S3 takes it', { coldAfterDays: 30 }],
    [
      'the day on which a minimum is over',
      { coldAfterDays: 30, archiveAfterDays: 60, archiveClass: 'deep-archive', expireAfterDays: 240 },
    ],
    [
      'a class without a minimum for a day',
      { coldAfterDays: 0, coldClass: 'intelligent-tiering', archiveAfterDays: 1 },
    ],
    [
      'both tiers',
      {
        coldAfterDays: 0,
        coldClass: 'intelligent-tiering',
        archiveAccessAfterDays: 90,
        deepArchiveAccessAfterDays: 180,
      },
    ],
  ])('takes %s', (_, rule) => {
    expect(ofRule(rule)).toBe('');
  });

  test('refuses two rules about the same original', () => {
    const rules = [
      { prefix: 'import/', expireAfterDays: 9 },
      { prefix: 'import/raw/', expireAfterDays: 3 },
    ];

    expect(refusalOf({ rules })).toContain(
      'lifecycle.rules[1].prefix is "import/raw/": give prefixes of which none begins with another: rule 0 has "import/"',
    );
    expect(
      refusalOf({
        rules: [
          { prefix: 'import/', expireAfterDays: 9 },
          { prefix: 'u/', expireAfterDays: 9 },
        ],
      }),
    ).toBe('');
  });

  test.each([
    [
      'former versions that go before their class is paid',
      { formerVersions: { coldAfterDays: 7, expireAfterDays: 96 } },
      'lifecycle.formerVersions.expireAfterDays is 96: give at least 97',
    ],
    [
      'former versions that go at no time',
      { formerVersions: { expireAfterDays: 0 } },
      'give a whole number of days from 1 to 36500, or "never"',
    ],
    [
      'renditions too early',
      { renditions: { coldAfterDays: 3 } },
      'lifecycle.renditions.coldAfterDays is 3: give at least 30: S3 takes nothing younger into one-zone-ia',
    ],
  ])('names path, value and fix of %s', (_, lifecycle, message) => {
    expect(refusalOf(lifecycle)).toContain(message);
  });
});
