import { type Check, problem } from '../../../operate/preflight/check';
import { preflight } from '../../../operate/preflight/preflight';
import { awsError } from '../../support/aws-error';
import { aDeparture } from '../../support/departure';

const finding = (sentence: string): Check => ({ subject: sentence, find: async () => [problem(sentence)] });
const failing = (error: Error): Check => ({
  subject: 'the weather',
  async find() {
    throw error;
  },
});

describe('preflight', () => {
  test('finds every problem at once', async () => {
    const found = await preflight(aDeparture(), [finding('one'), finding('two')]);

    expect(found.map(({ sentence }) => sentence)).toEqual(['one', 'two']);
  });

  test.each([
    ['is not allowed', awsError('AccessDeniedException', 400, 'not authorized')],
    ['is unknown to the endpoint', awsError('UnknownOperationException', 404)],
  ])('names a check that %s, and goes on', async (_, error) => {
    const found = await preflight(aDeparture(), [failing(error), finding('two')]);

    expect(found).toEqual([
      { kind: 'unchecked', sentence: expect.stringMatching(`^the weather could not be checked \\(${error.name}: `) },
      problem('two'),
    ]);
  });

  test('does not hide a mistake of ours', async () => {
    await expect(preflight(aDeparture(), [failing(new TypeError('oops'))])).rejects.toThrow(TypeError);
  });
});
