import { renderImage } from '../../../lambdas/render-image/render-image';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { aHint } from '../../support/hints';
import { ASSET, given, KEY, tombstone } from '../../support/render-image';

describe('an original that is gone', () => {
  test('has left the bucket when the CDN is told, and the catalog says so last', async () => {
    const { originals, catalog, purged, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const saidBefore: unknown[] = [];
    const send = async (hint: ObjectHint) => {
      saidBefore.push((await catalog.read(ASSET)).image?.state);
      await deps.purges.send(hint);
    };

    await renderImage(aHint({ kind: 'removed' }), { ...deps, purges: { send } });

    expect(purged).toEqual(['removed, 0 files left']);
    expect(saidBefore).toEqual(['rendered']);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test('is told again when the run broke off before the catalog knew', async () => {
    const { originals, catalog, purged, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const writeImage = () => Promise.reject(new Error('killed'));
    const killed = Object.assign(Object.create(catalog), { writeImage });

    await expect(renderImage(aHint({ kind: 'removed' }), { ...deps, catalog: killed })).rejects.toThrow('killed');
    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(2);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test('is told again when the run broke off between the bucket and the queue', async () => {
    const { originals, renditions, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const purges = { send: () => Promise.reject(new Error('killed')) };

    await expect(renderImage(aHint({ kind: 'removed' }), { ...deps, purges })).rejects.toThrow('killed');
    expect(renditions.keys()).toEqual([]);
    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toEqual(['removed, 0 files left']);
  });

  test('is told once, however often the event comes and although the indexer writes in between', async () => {
    const { originals, catalog, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const send = async (hint: ObjectHint) => {
      await deps.purges.send(hint);
      await catalog.writeCurrent(await catalog.read(ASSET), { ...tombstone, state: 'deleted' }, []);
    };

    for (let time = 0; time < 3; time++) await renderImage(aHint({ kind: 'removed' }), { ...deps, purges: { send } });

    expect(purged).toHaveLength(1);
  });

  test('is told again of files that somebody made while it was told', async () => {
    const { originals, renditions, catalog, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const [late = ''] = renditions.keys();
    originals.mark(KEY);
    const send = async (hint: ObjectHint) => {
      await deps.purges.send(hint);
      if (purged.length > 1) return;
      renditions.put(late, Buffer.from('late'));
      await catalog.writeCurrent(await catalog.read(ASSET), { ...tombstone, state: 'deleted' }, []);
    };

    await renderImage(aHint({ kind: 'removed' }), { ...deps, purges: { send } });

    expect(purged).toEqual(['removed, 0 files left', 'removed, 0 files left']);
  });

  test('is told of files that somebody made after it was gone', async () => {
    const { originals, renditions, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const [late = ''] = renditions.keys();
    originals.mark(KEY);
    await renderImage(aHint({ kind: 'removed' }), deps);
    renditions.put(late, Buffer.from('late'));

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(2);
    expect(renditions.keys()).toEqual([]);
  });

  test('has nothing removed before a second look is sure', async () => {
    const { originals, renditions, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const whole = renditions.keys();
    originals.mark(KEY);
    const again = { send: () => Promise.reject(new Error('SQS is down')) };

    await expect(renderImage(aHint({ kind: 'removed' }), { ...deps, again })).rejects.toThrow('SQS is down');

    expect(renditions.keys()).toEqual(whole);
  });

  test('is told again by the second look, also of a variant that came late and was taken back: no trace of it is left', async () => {
    const { originals, purged, looks, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);

    for (let time = 0; time < 3; time++) await renderImage(aHint({ kind: 'removed', at: `${time}` }), deps);
    expect(looks).toEqual([aHint({ kind: 'again', at: '0' })]);
    for (const look of looks) await renderImage(look, deps);

    expect(purged).toEqual(['removed, 0 files left', 'again, 0 files left']);
    expect(looks).toHaveLength(1);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test('loses by the second look what a variant left whose maker was killed, and is looked at once more for that', async () => {
    const { originals, renditions, purged, looks, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const [file = ''] = renditions.keys();
    originals.mark(KEY);
    await renderImage(aHint({ kind: 'removed' }), deps);
    renditions.put(file.replace(/[^/]+$/, '200.jpeg'), Buffer.from('late'));

    for (const look of looks) await renderImage(look, deps);

    expect(renditions.keys()).toEqual([]);
    expect(looks).toHaveLength(2);
    expect(purged).toEqual(['removed', 'again', 'again'].map((kind) => `${kind}, 0 files left`));
  });

  test('is told, although what came back below its key was refused, when a variant was late before that', async () => {
    const { originals, purged, looks, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    await renderImage(aHint({ kind: 'removed' }), deps);
    originals.put(KEY, Buffer.alloc(0));
    await renderImage(aHint(), deps);
    for (const look of looks) await renderImage(look, deps);
    originals.mark(KEY);

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(2);
  });

  test.each([
    ['is told, although its last version was refused: a former one was shown', 'cat', 1],
    ['is not told when it never was an image', '', 0],
  ])('%s', async (_, first, times) => {
    const { originals, purged, deps } = given();
    originals.put(KEY, Buffer.from(first));
    await renderImage(aHint(), deps);
    for (const refused of [101, 102]) {
      originals.put(KEY, Buffer.alloc(refused));
      await renderImage(aHint(), deps);
    }
    expect(purged).toEqual([]); // a replaced edition is not worth its price
    originals.mark(KEY);

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(times);
  });
});
