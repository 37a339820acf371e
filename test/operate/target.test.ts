import { restoreOptionsOf } from '../../operate/restore/options';
import { keyIn, targetIn } from '../../operate/target';
import { legalHoldOptionsOf } from '../../operate/versions/legal-hold-options';
import { rewindOptionsOf } from '../../operate/versions/rewind-options';
import { versionsOptionsOf } from '../../operate/versions/versions-options';

describe('a key or a prefix', () => {
  test('is taken as it is written', () => {
    expect(targetIn('import/my cat.jpg', undefined, '')).toEqual({ key: 'import/my cat.jpg' });
    expect(targetIn(undefined, 'import/', '')).toEqual({ prefix: 'import/' });
    expect(keyIn('prefix', '')).toBe('');
  });

  test.each([
    ['s3://photos/import/my cat.jpg', "--key 'import/my cat.jpg'"],
    ['/import/cat.jpg', '--key import/cat.jpg'],
    ['s3://photos', '--key <key>'],
  ])('that is written as %s is told what to write instead', (text, instead) => {
    expect(() => keyIn('key', text)).toThrow(`so write ${instead}`);
  });

  test('is asked for in one way by every command', () => {
    const stage = ['--stage', 'drill'];
    const instead = 'so write --';

    expect(() => versionsOptionsOf([...stage, '--key', '/cat'])).toThrow(instead);
    expect(() => restoreOptionsOf([...stage, '--prefix', '/trip/'])).toThrow(instead);
    expect(() => legalHoldOptionsOf([...stage, '--key', '/cat', 'on'])).toThrow(instead);
    expect(() => rewindOptionsOf([...stage, '--prefix', '/trip/', '--to', '2026-11-21T10:00:00Z'])).toThrow(instead);
  });
});
