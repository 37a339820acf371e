import { assetIdOf } from '../../../lambdas/shared/asset-id';
import { type CurrentItem, catalogKey, indexAttributesOf } from '../../../lambdas/shared/catalog-items';
import { CATALOG_INDEX } from '../../../lambdas/shared/contract';
import { partsOf } from '../../../lambdas/shared/original-key';

const facts = {
  etag: 'e',
  sizeBytes: 7,
  contentType: 'image/jpeg',
  modifiedAt: '2026-11-20T10:00:00.000Z',
  storageClass: 'STANDARD',
  metadata: {},
};

const present = (
  key: string,
  more: Partial<typeof facts & { checksum: { algorithm: string; value: string } }> = {},
): CurrentItem => ({
  bucket: 'originals',
  key,
  ...partsOf(key),
  state: 'present',
  facts: { ...facts, ...more },
  observedAt: facts.modifiedAt,
});

describe('the keys of the catalog', () => {
  test('stay what they are: rows that exist have them', () => {
    expect(assetIdOf('originals', 'import/cat.jpg')).toBe('jDN7db_mbTIW4cCYrUcrVz931WGT6UYaUrDsBHy3hOk');
    expect([
      catalogKey.object('a'),
      catalogKey.current,
      catalogKey.version('v'),
      catalogKey.image,
      catalogKey.classification('macie'),
      catalogKey.views,
      catalogKey.written('labels'),
      catalogKey.madeInto('crop', 'b'),
      catalogKey.madeFrom('crop', 'b'),
      catalogKey.job('j'),
      catalogKey.jobState,
    ]).toEqual([
      'O#a',
      'CUR',
      'V#v',
      'M#image',
      'C#macie',
      'C#views',
      'U#labels',
      'D#crop#b',
      'P#crop#b',
      'J#j',
      'STATE',
    ]);
  });
});

describe('the index entries of an object', () => {
  test('find it by owner, folder, day and content', () => {
    const checksum = { algorithm: 'SHA256', value: 'abc=' };

    expect(indexAttributesOf('asset', present('u/ann/01J/cat.jpg', { checksum }))).toEqual({
      ixOwner: 'ann#0',
      ixFolder: 'originals/u/ann/01J/#0',
      ixName: 'cat.jpg',
      ixDay: 'originals/2026-11-20#0',
      ixTime: '2026-11-20T10:00:00.000Z~asset',
      ixContent: 'SHA256:abc=:7',
    });
  });

  test.each([
    ['a checksum of 32 bits', { checksum: { algorithm: 'CRC32', value: 'abc=' } }],
    ['no bytes', { checksum: { algorithm: 'SHA256', value: 'abc=' }, sizeBytes: 0 }],
    ['no checksum', {}],
  ])('call nothing the same content by %s', (_, more) => {
    expect(indexAttributesOf('asset', present('import/cat.jpg', more))).not.toHaveProperty(
      CATALOG_INDEX.byContent.partition,
    );
  });

  test('have no empty key, as DynamoDB wants it', () => {
    expect(Object.values(indexAttributesOf('asset', present('import/folder/')))).not.toContain('');
  });

  test('are none for a tombstone', () => {
    const { facts: _, ...gone } = present('import/cat.jpg');

    expect(indexAttributesOf('asset', { ...gone, state: 'absent' })).toEqual({});
  });
});
