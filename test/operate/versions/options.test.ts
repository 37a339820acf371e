import { Obstacle } from '../../../command/obstacle';
import { rewindOptionsOf } from '../../../operate/versions/rewind-options';
import { versionsOptionsOf } from '../../../operate/versions/versions-options';

const NOW = new Date('2026-11-21T10:00:00Z');
const words = (line: string) => line.split(' ').map((word) => (word === '""' ? '' : word));

describe('the command line of versions', () => {
  test.each([
    ['--key a/b', { act: 'list', key: 'a/b' }],
    ['--key a/b --restore v1', { act: 'restore', key: 'a/b', versionId: 'v1' }],
    ['--key a/b --undelete', { act: 'undelete', target: { key: 'a/b' } }],
    ['--prefix a/ --undelete', { act: 'undelete', target: { prefix: 'a/' } }],
    ['--prefix a/ --purge', { act: 'purge', target: { prefix: 'a/' } }],
  ])('%s', (line, wish) => {
    expect(versionsOptionsOf(['--stage', 'dev', ...words(line)]).wish).toEqual(wish);
  });

  test.each([
    ['--key a', 'Which stage?'],
    ['--stage dev', 'Give one key or one prefix.'],
    ['--stage dev --key a --prefix b', 'Give one key or one prefix.'],
    ['--stage dev --prefix "" --purge', 'Give one key or one prefix.'],
    ['--stage dev --prefix a/', 'With a prefix give --undelete or --purge'],
    ['--stage dev --prefix a/ --restore v1', 'With a prefix give --undelete or --purge'],
    ['--stage dev --key a --undelete --purge', 'three different things'],
    ['--stage dev --key a --forever', "Unknown option '--forever'"],
  ])('%s is refused', (line, reason) => {
    expect(() => versionsOptionsOf(words(line))).toThrow(Obstacle);
    expect(() => versionsOptionsOf(words(line))).toThrow(reason);
  });
});

describe('the command line of rewind', () => {
  test('names prefix and moment, asks before and does twenty a second', () => {
    const { wish } = rewindOptionsOf(words('--stage dev --prefix trip/ --to 2026-11-21T10:30:00+01:00'), NOW);

    const moment = new Date('2026-11-21T09:30:00Z');
    expect(wish).toEqual({ prefix: 'trip/', moment, perSecond: 20, dryRun: false, yes: false });
  });

  test('takes the whole bucket when that is said', () => {
    expect(rewindOptionsOf(words('--stage dev --prefix "" --to 2026-11-21T09:00Z'), NOW).wish.prefix).toBe('');
  });

  test.each([
    ['--prefix a --to 2026-11-21T09:00Z', 'Which stage?'],
    ['--stage dev --to 2026-11-21T09:00Z', 'Below which prefix?'],
    ['--stage dev --prefix a', 'To which moment?'],
    ['--stage dev --prefix a --to 2026-11-21T09:00:00', 'give a moment with its zone'],
    ['--stage dev --prefix a --to 2026-13-21T09:00:00Z', 'give a moment with its zone'],
    ['--stage dev --prefix a --to yesterday', 'give a moment with its zone'],
    ['--stage dev --prefix a --to 2026-11-21T10:00:01Z', 'has not come yet'],
    ['--stage dev --prefix a --to 2026-11-21T09:00Z --rate 0', 'more than 0 and at most 1000'],
  ])('%s is refused', (line, reason) => {
    expect(() => rewindOptionsOf(words(line), NOW)).toThrow(Obstacle);
    expect(() => rewindOptionsOf(words(line), NOW)).toThrow(reason);
  });
});
