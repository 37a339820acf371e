import { HeadObjectCommand, ListObjectsV2Command, RestoreObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import type { Held } from '../../../operate/restore/archive';
import { s3Archive } from '../../../operate/restore/s3-archive';
import { awsError } from '../../support/aws-error';

const WISH = { tier: 'bulk', days: 5 } as const;
const asleep = (place: Held['place']): Held => ({ key: 'import/cat.jpg', sizeBytes: 3, place, state: 'archived' });

function given() {
  const client = new S3Client({ region: 'us-east-1' });
  return { s3: mockClient(client), archive: s3Archive(client, 'originals') };
}

const requestIn = (s3: ReturnType<typeof given>['s3']) => s3.commandCalls(RestoreObjectCommand)[0]?.args[0].input;

describe('an archive behind the SDK', () => {
  test('asks for a copy of some days, by the tier', async () => {
    const { s3, archive } = given();
    s3.on(RestoreObjectCommand).resolves({});

    await archive.restore(asleep('deep-archive'), WISH);

    expect(requestIn(s3)).toEqual({
      Bucket: 'originals',
      Key: 'import/cat.jpg',
      RestoreRequest: { Days: 5, GlacierJobParameters: { Tier: 'Bulk' } },
    });
  });

  test('asks for the object itself where it lies in a tier: S3 refuses days there', async () => {
    const { s3, archive } = given();
    s3.on(RestoreObjectCommand).resolves({});

    await archive.restore(asleep('archive-access'), WISH);

    expect(requestIn(s3)?.RestoreRequest).toEqual({ GlacierJobParameters: { Tier: 'Bulk' } });
  });

  test('asks for nothing that lies in no archive', async () => {
    const { s3, archive } = given();

    await archive.restore(asleep(undefined), WISH);

    expect(s3.calls()).toEqual([]);
  });

  test('takes it for done when it is under way', async () => {
    const { s3, archive } = given();
    s3.on(RestoreObjectCommand).rejects(awsError('RestoreAlreadyInProgress', 409));

    await expect(archive.restore(asleep('glacier'), WISH)).resolves.toBeUndefined();
  });

  test('says what to do when there is no room for an expedited one, and passes every other refusal on', async () => {
    const { s3, archive } = given();
    s3.on(RestoreObjectCommand)
      .rejectsOnce(awsError('GlacierExpeditedRetrievalNotAvailable', 503))
      .rejects(awsError('AccessDenied', 403));

    await expect(archive.restore(asleep('glacier'), WISH)).rejects.toThrow('or with --tier standard');
    await expect(archive.restore(asleep('glacier'), WISH)).rejects.toThrow('AccessDenied');
  });

  test('says of what is in no archive any more, and of a former version on the local engine, what is so', async () => {
    const { s3, archive } = given();
    s3.on(RestoreObjectCommand).rejects(awsError('ObjectAlreadyInActiveTierError', 403));
    const former = { ...asleep('glacier'), versionId: 'v1' };

    await expect(archive.restore(asleep('glacier'), WISH)).rejects.toThrow(
      'import/cat.jpg lies in no archive any more',
    );
    await expect(archive.restore(former, WISH)).rejects.toThrow(
      'the local engine, which restores newest versions alone',
    );
  });

  test.each([
    ['ARCHIVE_ACCESS', 'archive-access'],
    ['DEEP_ARCHIVE_ACCESS', 'deep-archive-access'],
  ] as const)('knows the tier %s', async (ArchiveStatus, place) => {
    const { s3, archive } = given();
    s3.on(HeadObjectCommand).resolves({ StorageClass: 'INTELLIGENT_TIERING', ArchiveStatus, ContentLength: 9 });

    expect(await archive.look({ key: 'import/cat.jpg' })).toMatchObject({ place, state: 'archived', sizeBytes: 9 });
  });

  test('looks at the version that is named, and asks for that one', async () => {
    const { s3, archive } = given();
    s3.on(HeadObjectCommand).resolves({ StorageClass: 'GLACIER', ContentLength: 9 });
    s3.on(RestoreObjectCommand).resolves({});
    const named = { key: 'import/cat.jpg', versionId: 'v1' };

    const held = await archive.look(named);
    if (held) await archive.restore(held, WISH);

    expect(held).toMatchObject({ ...named, place: 'glacier', state: 'archived' });
    expect(s3.commandCalls(HeadObjectCommand)[0]?.args[0].input).toMatchObject({ VersionId: 'v1' });
    expect(requestIn(s3)).toMatchObject({ Key: 'import/cat.jpg', VersionId: 'v1' });
  });

  test.each([400, 404, 405])('finds nothing where S3 answers %i for a version', async (status) => {
    const { s3, archive } = given();
    s3.on(HeadObjectCommand).rejects(awsError('UnknownError', status));

    expect(await archive.look({ key: 'import/cat.jpg', versionId: 'v1' })).toBeUndefined();
  });

  test('takes no refusal for a version that is not there', async () => {
    const { s3, archive } = given();
    s3.on(HeadObjectCommand).rejects(awsError('AccessDenied', 403));

    await expect(archive.look({ key: 'import/cat.jpg', versionId: 'v1' })).rejects.toThrow('AccessDenied');
  });

  test('looks at whatever may lie in a tier, page by page', async () => {
    const { s3, archive } = given();
    s3.on(ListObjectsV2Command)
      .resolvesOnce({
        Contents: [{ Key: 'a', StorageClass: 'INTELLIGENT_TIERING' }, { Key: 'b' }],
        NextContinuationToken: '2',
      })
      .resolvesOnce({
        Contents: [
          { Key: 'c', StorageClass: 'GLACIER' },
          { Key: 'd', StorageClass: 'GLACIER_IR' },
        ],
      });

    expect(await archive.candidates('')).toEqual(['a', 'c']);
  });
});
