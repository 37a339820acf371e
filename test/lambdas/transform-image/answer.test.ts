import { type Asked, answerTo } from '../../../lambdas/transform-image/answer';
import { Declined } from '../../../lambdas/transform-image/declined';

const asked = (method: string, more: Partial<Asked> = {}): Asked => ({
  rawPath: '/i/a',
  requestContext: { http: { method } },
  ...more,
});
const picture = async () => ({ body: Buffer.from([0xff, 0xd8]), contentType: 'image/jpeg' });

describe('what a function URL answers', () => {
  test('is the picture to GET, for a minute in caches', async () => {
    expect(await answerTo(asked('GET'), picture)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=60' },
      body: '/9g=',
      isBase64Encoded: true,
    });
  });

  test('is the same without the picture to HEAD', async () => {
    expect(await answerTo(asked('HEAD'), picture)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=60', 'content-length': '2' },
      body: '',
    });
  });

  test('goes by path and signature', async () => {
    const transform = jest.fn(picture);

    await answerTo(asked('GET', { queryStringParameters: { s: 'signature', x: 'y' } }), transform);
    await answerTo(asked('GET', { queryStringParameters: null }), transform);

    expect(transform.mock.calls).toEqual([[{ path: '/i/a', signature: 'signature' }], [{ path: '/i/a' }]]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('is 405 to %s, and nothing is made', async (method) => {
    const transform = jest.fn(picture);

    expect(await answerTo(asked(method), transform)).toMatchObject({
      statusCode: 405,
      headers: { allow: 'GET, HEAD' },
    });
    expect(transform).not.toHaveBeenCalled();
  });

  test.each([
    [400, 'Bad Request'],
    [401, 'Unauthorized'],
    [404, 'Not Found'],
    [422, 'Unprocessable Entity'],
    [503, 'Service Unavailable'],
  ] as const)('is a reason that no cache keeps when it is declined with %i', async (status, error) => {
    const answer = await answerTo(asked('GET'), () => Promise.reject(new Declined(status, 'because')));

    expect(JSON.parse(answer.body ?? '')).toEqual({ statusCode: status, error, message: 'because' });
    expect(answer).toMatchObject({ statusCode: status, headers: { 'cache-control': 'no-store' } });
    expect(answer.headers?.['retry-after']).toBe(status === 503 ? '2' : undefined);
  });

  test('is an error of the function when nobody expected it', async () => {
    await expect(answerTo(asked('GET'), () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
  });
});
