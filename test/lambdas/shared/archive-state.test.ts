import { archiveStateOf } from '../../../lambdas/shared/archive-state';

const ONGOING = 'ongoing-request="true"';
const DONE = 'ongoing-request="false", expiry-date="Wed, 25 Nov 2026 00:00:00 GMT"';
const until = '2026-11-25T00:00:00.000Z';

describe('what HEAD says of an archive', () => {
  test.each([
    ['a file in no archive', {}, {}],
    ['a class that is read at once', { StorageClass: 'GLACIER_IR' }, {}],
    ['Glacier', { StorageClass: 'GLACIER' }, { archived: true }],
    ['Deep Archive', { StorageClass: 'DEEP_ARCHIVE' }, { archived: true }],
    ['a file on its way', { StorageClass: 'DEEP_ARCHIVE', Restore: ONGOING }, { archived: true, restoring: true }],
    ['a restored copy', { StorageClass: 'GLACIER', Restore: DONE }, { restoredUntil: until }],
    ['a restored copy without an end', { StorageClass: 'GLACIER', Restore: 'ongoing-request="false"' }, {}],
    ['an archive tier', { StorageClass: 'INTELLIGENT_TIERING', ArchiveStatus: 'ARCHIVE_ACCESS' }, { archived: true }],
    [
      'a file on its way out of a tier',
      { StorageClass: 'INTELLIGENT_TIERING', ArchiveStatus: 'DEEP_ARCHIVE_ACCESS', Restore: ONGOING },
      { archived: true, restoring: true },
    ],
    ['a file out of its tier', { StorageClass: 'INTELLIGENT_TIERING' }, {}],
  ])('of %s', (_, head, state) => {
    expect(archiveStateOf(head)).toEqual(state);
  });
});
