import { Refused, SessionEnded, SignInRefused, Unreachable } from '../../gallery/src/failures';
import { missingIn } from '../../gallery/src/password';
import { archiveInWords, inWords, photosInWords, REFUSAL, refusalInWords, sizeInWords } from '../../gallery/src/words';

describe('what a person is told', () => {
  test.each([
    ['Incorrect username or password.', 'E-mail or password is wrong.'],
    ['Password attempts exceeded', 'Too many wrong passwords. Wait some minutes, then try again.'],
    [
      'Temporary password has expired and must be reset by an administrator.',
      'Your temporary password has run out. Ask whoever invited you for a new one.',
    ],
    ['User is disabled.', 'This account is switched off. Ask whoever invited you.'],
    [
      'Invalid session for the user, session is expired.',
      'That took too long. Sign in again with the temporary password.',
    ],
  ])('when Cognito says NotAuthorizedException: %s', (message, words) => {
    expect(inWords(new SignInRefused('NotAuthorizedException', message))).toBe(words);
  });

  test.each([
    ['the API refuses', new Refused(413, 'the file is large'), 'The file is large.'],
    ['the server fails', new Refused(503, 'x'), 'The server failed (503). It is not your fault; try again.'],
    ['nothing answers', new Unreachable('x'), 'Nothing answers. Is this device online?'],
    ['the session ended', new SessionEnded('x'), 'Your session has ended. Sign in again.'],
    ['Cognito refuses in a new way', new SignInRefused('NewException', 'new'), 'Signing in did not work: new.'],
  ])('when %s', (_, error, words) => {
    expect(inWords(error)).toBe(words);
  });

  test('is one whole sentence for every refusal', () => {
    for (const words of Object.values(REFUSAL)) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  test('of an archived file while it is restored: that it comes', () => {
    const image = { state: 'refused', reason: 'archived', detail: '' } as const;

    expect(refusalInWords({ image, archive: { state: 'archived' } })).toBe(REFUSAL.archived);
    expect(refusalInWords({ image, archive: { state: 'restoring' } })).toMatch(/being restored .* shown when/);
    expect(refusalInWords({ image: { ...image, reason: 'empty' }, archive: { state: 'restoring' } })).toBe(
      REFUSAL.empty,
    );
    expect(refusalInWords({ image: { state: 'waiting' } })).toBe('');
  });

  test.each([
    [undefined, []],
    [{ state: 'archived' } as const, ['archived']],
    [{ state: 'restoring' } as const, ['being restored']],
    [{ state: 'restored', until: '2026-11-25T00:00:00.000Z' } as const, ['restored until 25 Nov 2026']],
  ])('of the file behind a picture: %j', (archive, words) => {
    expect(archiveInWords(archive)).toEqual(words);
  });

  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [2_140_000, '2.1 MB'],
    [340_000, '340 KB'],
    [5e12, '5000 GB'],
  ])('of %d bytes', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words);
  });

  test('of one photo and of more', () => {
    expect([photosInWords(1), photosInWords(2)]).toEqual(['1 photo', '2 photos']);
  });
});

describe('a new password', () => {
  test.each([
    ['Long-enough-1', []],
    ['long-enough-1', ['an upper-case letter']],
    ['LONG-ENOUGH-1', ['a lower-case letter']],
    ['Long-enough-one', ['a digit']],
    ['Longenough12', ['a symbol']],
    ['Short-1', ['at least 12 characters']],
    ['', ['at least 12 characters', 'an upper-case letter', 'a lower-case letter', 'a digit', 'a symbol']],
  ])('still needs, when it is "%s"', (password, missing) => {
    expect(missingIn(password)).toEqual(missing);
  });
});
