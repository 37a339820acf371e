import { setTimeout as sleep } from 'node:timers/promises';
import { type Watch, watchInvalidations } from '../../../../local/edge/cache/invalidations';

let watch: Watch;
afterEach(() => watch.stop());

const asked = new Map<string, string[]>();
beforeEach(() => asked.clear());

const invalidations = {
  ids: async () => [...asked.keys()],
  pathsOf: async (id: string) => asked.get(id) ?? [],
};

describe('the watch over invalidations', () => {
  test('drops the paths of each one once', async () => {
    const dropped: string[] = [];
    watch = await watchInvalidations(invalidations, (paths) => dropped.push(...paths), 5);

    asked.set('I1', ['/a', '/b/*']);
    await sleep(60);

    expect(dropped).toEqual(['/a', '/b/*']);
  });

  test('leaves alone what was asked for before it began', async () => {
    const dropped: string[] = [];
    asked.set('I1', ['/a']);
    watch = await watchInvalidations(invalidations, (paths) => dropped.push(...paths), 5);

    await sleep(60);

    expect(dropped).toEqual([]);
  });

  test('goes on after the engine has not answered', async () => {
    const dropped: string[] = [];
    let isDown = false;
    const shaky = {
      ...invalidations,
      ids: () => (isDown ? Promise.reject(new Error('not now')) : invalidations.ids()),
    };
    watch = await watchInvalidations(shaky, (paths) => dropped.push(...paths), 5);

    isDown = true;
    asked.set('I1', ['/a']);
    await sleep(60);
    isDown = false;
    await sleep(60);

    expect(dropped).toEqual(['/a']);
  });
});
