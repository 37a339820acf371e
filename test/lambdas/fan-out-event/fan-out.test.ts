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
  const rejected: ObjectHint[] = [];
  return { render, index, rejected, deps: { routes, reject: (hint: ObjectHint) => void rejected.push(hint) } };
}

describe('fanning out', () => {
  test('tells every consumer whose prefix the key has, once, and says what nobody wants', async () => {
    const { render, index, rejected, deps } = given();
    const upload = aHint({ key: 'u/ann/01J/cat.jpg' });
    const copied = aHint({ key: 'import/dog.jpg' });
    const strange = aHint({ key: 'elsewhere/x' });

    for (const hint of [upload, copied, strange]) await fanOut(JSON.stringify(hint), deps);

    expect(render).toEqual([upload]);
    expect(index).toEqual([upload, copied]);
    expect(rejected).toEqual([strange]);
  });

  test('fails when one of them can not be told', async () => {
    const { deps } = given();
    const broken = { prefixes: ['u/'], queue: { send: () => Promise.reject(new Error('queue is gone')) } };

    await expect(fanOut(JSON.stringify(aHint()), { ...deps, routes: [...deps.routes, broken] })).rejects.toThrow(
      'queue is gone',
    );
  });
});
