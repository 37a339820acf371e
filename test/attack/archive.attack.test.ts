import { GetBucketLifecycleConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { stageNamed } from '../../bin/stages';
import { clientConfig } from '../../local/environment';
import { promisesOfAnArchivedPhoto } from '../support/archived-photo';
import { actAsCommandsDo } from '../support/command-environment';
import { given } from '../support/path';

actAsCommandsDo();

describe('a photo in an archive, where everybody is asked for rights', () => {
  promisesOfAnArchivedPhoto('drill');
});

describe('the rules of the drill', () => {
  test('are what the bucket keeps: every move, every end, and the newest former versions', async () => {
    const { s3, originals: Bucket } = given();

    const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));

    expect(Rules?.map(({ ID }) => ID)).toEqual([
      'age of import/',
      'end of import/',
      'age of u/',
      'forget-former',
      'abort-unfinished-uploads',
    ]);
    expect(Rules?.[0]).toMatchObject({
      Filter: { And: { Prefix: 'import/', ObjectSizeGreaterThan: 262_144 } },
      Transitions: [
        { Days: 30, StorageClass: 'STANDARD_IA' },
        { Days: 120, StorageClass: 'DEEP_ARCHIVE' },
      ],
    });
    expect(Rules?.[1]).toMatchObject({ Filter: { Prefix: 'import/' }, Expiration: { Days: 3650 } });
    expect(Rules?.[2]).toMatchObject({ Transitions: [{ Days: 0, StorageClass: 'INTELLIGENT_TIERING' }] });
    expect(Rules?.[3]).toMatchObject({
      NoncurrentVersionExpiration: { NoncurrentDays: 365, NewerNoncurrentVersions: 3 },
      NoncurrentVersionTransitions: [{ NoncurrentDays: 30, StorageClass: 'GLACIER_IR' }],
    });
  });

  test('end the copies in the other region at the same age', async () => {
    const { endpoint, originals } = given();
    const { region: home, replication } = stageNamed('drill');
    const { region = '' } = replication;
    const away = new S3Client(clientConfig(endpoint, region));

    const { Rules } = await away.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket: originals.replace(home, region) }),
    );

    expect(Rules?.[0]).toMatchObject({
      ID: 'end of import/',
      Filter: { Prefix: 'import/' },
      Expiration: { Days: 3650 },
    });
  });
});
