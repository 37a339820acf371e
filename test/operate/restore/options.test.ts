import { restoreOptionsOf } from '../../../operate/restore/options';

const read = (line: string) => restoreOptionsOf(line.split(' '));

describe('the command line of restore', () => {
  test('asks for a week by the standard tier, and waits, unless it says otherwise', () => {
    const { config, wish } = read('--stage dev --key import/cat.jpg');

    expect(config.stage).toBe('dev');
    expect(wish).toEqual({ of: { key: 'import/cat.jpg' }, days: 7, tier: 'standard', yes: false, waits: true });
    expect(read('--stage dev --prefix u/ --days 2 --tier bulk --yes --no-wait').wish).toEqual({
      of: { prefix: 'u/' },
      days: 2,
      tier: 'bulk',
      yes: true,
      waits: false,
    });
    expect(read('--stage dev --key u/a --version v1').wish.of).toEqual({ key: 'u/a', versionId: 'v1' });
  });

  test.each([
    ['--key a', 'Which stage?'],
    ['--stage dev', 'Give one key or one prefix.'],
    ['--stage dev --key a --prefix b', 'Give one key or one prefix.'],
    ['--stage dev --prefix a --version v1', '--version names a version of one key'],
    ['--stage dev --key a --days 0', '--days is "0": give a whole number of days from 1 to 365'],
    ['--stage dev --key a --days x', '--days is "x"'],
    ['--stage dev --key a --tier fast', '--tier is "fast": give one of expedited, standard, bulk'],
  ])('says what to write instead of %s', (line, sentence) => {
    expect(() => read(line)).toThrow(sentence);
  });
});
