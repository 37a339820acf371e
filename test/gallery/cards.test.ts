import { entryOf } from '../../gallery/src/cards';
import type { AssetView } from '../../lambdas/search-assets/asset-view';

const ARCHIVED: AssetView = {
  id: 'a',
  key: 'u/ann/01J/cat.jpg',
  name: 'cat.jpg',
  sizeBytes: 3,
  contentType: 'image/jpeg',
  modifiedAt: '2026-11-20T10:00:00.000Z',
  rev: 1,
  archive: { state: 'archived' },
  image: { state: 'refused', reason: 'archived', detail: 'the file is in GLACIER' },
};
const shows = (asset: AssetView) => entryOf(asset).shows;

describe('what a card shows', () => {
  test('is another thing when an archived file is being restored, and the same whatever its clock says', () => {
    expect(shows({ ...ARCHIVED, archive: { state: 'restoring' } })).not.toBe(shows(ARCHIVED));
    expect(shows({ ...ARCHIVED, rev: 2 })).toBe(shows(ARCHIVED));
  });

  test('is the same when the file behind a picture moves: its viewer alone says so', () => {
    const image = {
      state: 'rendered',
      edition: 'e',
      manifest: '/i/a/e/manifest.json',
      widthPx: 3,
      heightPx: 2,
    } as const;

    expect(shows({ ...ARCHIVED, image })).toBe(shows({ ...ARCHIVED, image, archive: undefined }));
  });
});
