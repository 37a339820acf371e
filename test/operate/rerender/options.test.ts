import { Obstacle } from '../../../command/obstacle';
import { ConfigError } from '../../../lib/config-error';
import { rerenderOptionsOf } from '../../../operate/rerender/options';

describe('the command line of rerender', () => {
  test('names a stage, of an account or of this machine, and how fast to go', () => {
    expect(rerenderOptionsOf(['--stage', 'dev'])).toEqual({
      config: expect.objectContaining({ stage: 'dev' }),
      hintsPerSecond: 5,
      restart: false,
    });
    expect(rerenderOptionsOf(['--stage', 'local', '--rate', '0.5', '--restart'])).toMatchObject({
      config: { stage: 'local' },
      hintsPerSecond: 0.5,
      restart: true,
    });
  });

  test.each(['hot', 'cool'] as const)('takes a list of what is %s', (verdict) => {
    expect(rerenderOptionsOf(['--stage', 'dev', `--${verdict}`, 'log.txt'])).toMatchObject({
      list: { file: 'log.txt', verdict },
    });
    expect(rerenderOptionsOf(['--stage', 'dev', `--${verdict}`, '-']).list?.file).toBe('-');
  });

  test.each([
    [[], 'Which stage? Use npm run rerender'],
    [['--stage', 'dev', '--rate', 'fast'], '--rate is "fast": give hints a second, more than 0 and at most 1000'],
    [['--stage', 'dev', '--rate', '0'], '--rate is "0"'],
    [['--stage', 'dev', '--rate', '1001'], '--rate is "1001"'],
    [['--stage', 'dev', '--hot', 'a', '--cool', 'b'], 'take one'],
    [['--stage', 'dev', '--hot', 'a', '--restart'], 'take one'],
    [['--stage', 'dev', '--all'], '--all'],
    [['--stage', 'dev', '--hot'], '--hot'],
  ])('is refused with a sentence: %j', (words, sentence) => {
    expect(() => rerenderOptionsOf(words)).toThrow(Obstacle);
    expect(() => rerenderOptionsOf(words)).toThrow(sentence);
  });

  test('is refused with a stage that nobody knows', () => {
    expect(() => rerenderOptionsOf(['--stage', 'staging'])).toThrow(ConfigError);
  });
});
