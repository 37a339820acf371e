import { Match } from 'aws-cdk-lib/assertions';
import { type ConfigInput, defineConfig } from '../../../lib/config';
import { Originals } from '../../../lib/keep/originals';
import { Renditions } from '../../../lib/keep/renditions';
import { synthesised } from '../../support/synth';

type Lifecycle = NonNullable<ConfigInput['lifecycle']>;
type Profile = NonNullable<ConfigInput['profile']>;
type Rule = Record<string, unknown> & { Id: string };

const FORMER = 'forget-former';

const originals = (lifecycle: Lifecycle = {}, profile: Profile = 'lean') =>
  synthesised((stack) => {
    const settled = defineConfig({ stage: 'dev', profile, lifecycle }).lifecycle;
    new Originals(stack, 'Originals', {
      bucketName: 'photos',
      keepData: false,
      uploadOrigins: ['*'],
      lifecycle: settled,
    });
  });

const bucketIn = (template: ReturnType<typeof originals>) =>
  Object.values(template.findResources('AWS::S3::Bucket'))[0]?.Properties as {
    LifecycleConfiguration: { Rules: Rule[]; TransitionDefaultMinimumObjectSize: string };
    IntelligentTieringConfigurations?: unknown;
  };

const rulesIn = (template: ReturnType<typeof originals>) => bucketIn(template).LifecycleConfiguration.Rules;

describe('the rules of originals', () => {
  test('say in the terms of S3 when a prefix gets cold, is archived and goes', () => {
    const [age, end] = rulesIn(
      originals({
        rules: [
          { prefix: 'import/', coldAfterDays: 30, archiveAfterDays: 90, archiveClass: 'glacier', expireAfterDays: 400 },
        ],
      }),
    );

    expect(age).toEqual({
      Id: 'age of import/',
      Prefix: 'import/',
      Status: 'Enabled',
      Transitions: [
        { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
        { StorageClass: 'GLACIER', TransitionInDays: 90 },
      ],
    });
    expect(end).toEqual({ Id: 'end of import/', Prefix: 'import/', Status: 'Enabled', ExpirationInDays: 400 });
  });

  test.each([
    ['intelligent-tiering', 'INTELLIGENT_TIERING'],
    ['standard-ia', 'STANDARD_IA'],
    ['glacier-ir', 'GLACIER_IR'],
  ] as const)('know what S3 calls the cold class %s', (coldClass, StorageClass) => {
    const [age] = rulesIn(originals({ rules: [{ prefix: '', coldAfterDays: 40, coldClass }] }));

    expect(age).toMatchObject({ Id: 'age of everything', Transitions: [{ StorageClass, TransitionInDays: 40 }] });
    expect(age).not.toHaveProperty('Prefix');
  });

  test.each([
    ['glacier-ir', 'GLACIER_IR'],
    ['glacier', 'GLACIER'],
    ['deep-archive', 'DEEP_ARCHIVE'],
  ] as const)('know what S3 calls the archive class %s', (archiveClass, StorageClass) => {
    const [age] = rulesIn(originals({ rules: [{ prefix: 'u/', archiveAfterDays: 1, archiveClass }] }));

    expect(age).toMatchObject({ Transitions: [{ StorageClass, TransitionInDays: 1 }] });
  });

  test('move on the first day, where config says 0', () => {
    const [age] = rulesIn(originals({ rules: [{ prefix: 'u/', coldAfterDays: 0, coldClass: 'intelligent-tiering' }] }));

    expect(age).toMatchObject({ Transitions: [{ TransitionInDays: 0 }] });
  });

  test('hold back the moves of small originals, and not their end', () => {
    const [age, end] = rulesIn(
      originals({ rules: [{ prefix: 'u/', archiveAfterDays: 1, expireAfterDays: 100, largerThanKiB: 1024 }] }),
    );

    expect(age).toMatchObject({ ObjectSizeGreaterThan: '1048576' });
    expect(end).not.toHaveProperty('ObjectSizeGreaterThan');
  });

  test('leave what is smaller than 128 KB where it is, in every bucket', () => {
    expect(bucketIn(originals()).LifecycleConfiguration.TransitionDefaultMinimumObjectSize).toBe(
      'all_storage_classes_128K',
    );
  });

  test('ask S3 for the archive tiers of a prefix beside them', () => {
    const tiers = {
      coldClass: 'intelligent-tiering',
      archiveAccessAfterDays: 90,
      deepArchiveAccessAfterDays: 200,
    } as const;

    const { IntelligentTieringConfigurations } = bucketIn(
      originals({ rules: [{ prefix: 'import/', coldAfterDays: 0, ...tiers }] }),
    );

    expect(IntelligentTieringConfigurations).toEqual([
      {
        Id: 'archive-tiers-1',
        Prefix: 'import/',
        Status: 'Enabled',
        Tierings: [
          { AccessTier: 'ARCHIVE_ACCESS', Days: 90 },
          { AccessTier: 'DEEP_ARCHIVE_ACCESS', Days: 200 },
        ],
      },
    ]);
    expect(bucketIn(originals())).not.toHaveProperty('IntelligentTieringConfigurations');
  });

  test('forget the parts of uploads that were not finished in time', () => {
    expect(rulesIn(originals({ unfinishedUploadsDays: 3 })).at(-1)).toMatchObject({
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 3 },
    });
  });
});

describe('former versions', () => {
  const formerRule = (...given: Parameters<typeof originals>) =>
    rulesIn(originals(...given)).find(({ Id }) => Id === FORMER) ?? {};

  test.each([
    ['lean', { NoncurrentDays: 30 }],
    ['strict', { NoncurrentDays: 365, NewerNoncurrentVersions: 3 }],
  ] as const)('go in profile %s as by its default', (profile, NoncurrentVersionExpiration) => {
    expect(formerRule({}, profile)).toEqual({
      Id: FORMER,
      Status: 'Enabled',
      ExpiredObjectDeleteMarker: true,
      NoncurrentVersionExpiration,
    });
  });

  test('stay for ever where config says never, and their markers go with the last of them', () => {
    expect(formerRule({ formerVersions: { expireAfterDays: 'never', keepNewest: 5 } })).toEqual({
      Id: FORMER,
      Status: 'Enabled',
      ExpiredObjectDeleteMarker: true,
    });
  });

  test('get cold on their way', () => {
    const formerVersions = { coldAfterDays: 7, coldClass: 'deep-archive', expireAfterDays: 200 } as const;

    expect(formerRule({ formerVersions })).toMatchObject({
      NoncurrentVersionTransitions: [{ StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 7 }],
      NoncurrentVersionExpiration: { NoncurrentDays: 200 },
    });
  });
});

describe('renditions', () => {
  const renditions = (lifecycle: Lifecycle['renditions'] = {}) =>
    synthesised((stack) => {
      const settled = defineConfig({ stage: 'dev', lifecycle: { renditions: lifecycle } }).lifecycle.renditions;
      new Renditions(stack, 'Renditions', { bucketName: 'photos', keepData: false, lifecycle: settled });
    });

  test('stay warm unless config says when they get cold', () => {
    renditions().hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.not(Match.arrayWith([Match.objectLike({ Transitions: Match.anyValue() })])),
      },
    });
  });

  test('may get cold in one zone alone', () => {
    renditions({ coldAfterDays: 60 }).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: 'i/', Transitions: [{ StorageClass: 'ONEZONE_IA', TransitionInDays: 60 }] }),
        ]),
      },
    });
  });
});
