import { wordsFor } from '../../../local/aws-cli/words';

const ENGINE = 'http://127.0.0.1:4566';

describe('what the AWS CLI is told', () => {
  test('names the engine, and then what the person wrote', () => {
    expect(wordsFor(ENGINE, ['s3', 'ls', '--region', 'us-west-2'])).toEqual([
      '--endpoint-url',
      ENGINE,
      's3',
      'ls',
      '--region',
      'us-west-2',
    ]);
  });

  test.each([
    ['in a word of its own', ['s3', 'ls', '--endpoint-url', 'https://s3.amazonaws.com']],
    ['in the same word', ['--endpoint-url=https://s3.amazonaws.com', 's3', 'ls']],
    ['cut short', ['s3', 'ls', '--end', 'https://s3.amazonaws.com']],
  ])('never is another address, %s', (_, words) => {
    expect(() => wordsFor(ENGINE, words)).toThrow(`asks the engine at ${ENGINE} and nobody else`);
  });

  test('takes options that only look alike', () => {
    const words = ['logs', 'filter-log-events', '--end-time', '1', '--', '-'];

    expect(wordsFor(ENGINE, words).slice(2)).toEqual(words);
  });
});
