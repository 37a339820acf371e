import { fanOut } from '../../../lambdas/fan-out-event/fan-out';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { aHint } from '../../support/hints';

function given() {
  const render: ObjectHint[] = [];
  const index: ObjectHint[] = [];
  const queue = (hints: ObjectHint[]) => ({ send: async (hint: ObjectHint) => void hints.push(hint) });
  const routes = [
    { prefixes: ['u/'], queue: queue(render) },
    { prefixes: ['u/', 'import/'], queue: queue(index) },
  ];
  return { render, index, deps: { routes } };
}

describe('fanning out', () => {
  test('tells every consumer whose prefix the key has, once', async () => {
    const { render, index, deps } = given();
    const upload = aHint({ key: 'u/ann/01J/cat.jpg' });
    const copied = aHint({ key: 'import/dog.jpg' });

    for (const hint of [upload, copied, aHint({ key: 'elsewhere/x' })]) await fanOut(JSON.stringify(hint), deps);

    expect(render).toEqual([upload]);
    expect(index).toEqual([upload, copied]);
  });

  test('fails when one of them can not be told', async () => {
    const { deps } = given();
    const broken = { prefixes: ['u/'], queue: { send: () => Promise.reject(new Error('queue is gone')) } };

    await expect(fanOut(JSON.stringify(aHint()), { routes: [...deps.routes, broken] })).rejects.toThrow(
      'queue is gone',
    );
  });
});
