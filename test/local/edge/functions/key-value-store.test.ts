import type { EdgeEvent } from '../../../../local/edge/functions/event';
import { functionThread } from '../../../support/function-thread';

const { prepared, answerOf } = functionThread();

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html
describe('the key value store of a function', () => {
  const cf = "import cf from 'cloudfront'; const store = cf.kvs(); ";

  test.each([
    ['get("host:a")', 'r/7'],
    ['get("rules", { format: "json" })', { x: 1 }],
    ['get("host:a", { format: "bytes" })', { type: 'Buffer', data: [...Buffer.from('r/7')] }],
    ['exists("host:a")', true],
    ['exists("host:b")', false],
    ['count()', 2],
    [
      'meta()',
      { creationDateTime: '2026-11-01T00:00:00.000Z', lastUpdatedDateTime: '2026-11-02T00:00:00.000Z', keyCount: 2 },
    ],
  ])('answers %s', async (call, result) => {
    expect(await answerOf(`return await store.${call};`, cf)).toEqual(result);
  });

  test('rejects a key that it does not have, which a function may catch', async () => {
    await expect(answerOf('return await store.get("x");', cf)).rejects.toThrow('KeyNotFound');
    expect(await answerOf('try { return await store.get("x"); } catch (e) { return "none"; }', cf)).toBe('none');
  });

  test('is the associated one only', async () => {
    expect(await answerOf('return await cf.kvs("routes").count();', cf)).toBe(2);
    await expect(answerOf('return cf.kvs("others").count();', cf)).rejects.toThrow(
      'not associated with key value store others',
    );
    await expect(
      prepared(`${cf} function handler() { return 1; }`, { withStore: false })({} as EdgeEvent),
    ).rejects.toThrow('associated with no key value store');
  });
});
