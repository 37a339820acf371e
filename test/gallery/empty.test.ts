import { decodeTime, isValid } from 'ulid';
import { cliLine, newUlid } from '../../gallery/src/empty';
import { partsOf } from '../../lambdas/shared/original-key';

describe('the command that the empty page teaches', () => {
  test('puts a file where the person owns it', () => {
    const line = cliLine({ command: 'aws', bucket: 'originals' }, 'ann', '01');

    const [, key = ''] = /^aws s3 cp photo\.jpg s3:\/\/originals\/(.*)$/.exec(line) ?? [];
    expect(partsOf(key)).toMatchObject({ owner: 'ann', name: 'photo.jpg' });
  });

  test('has a ULID of now in its key', () => {
    const now = Date.UTC(2026, 10, 21);

    const ulid = newUlid(now, (bytes) => bytes.map((_, index) => index * 16));

    expect([isValid(ulid), decodeTime(ulid)]).toEqual([true, now]);
  });
});
