import { renditionKeys } from '../../../lambdas/shared/rendition-key';
import { signatureOf } from '../../../lambdas/transform-image/address';
import { Declined } from '../../../lambdas/transform-image/declined';
import { signatureCheck } from '../../../lambdas/transform-image/signature-check';
import { type TransformDeps, transformImage } from '../../../lambdas/transform-image/transform-image';
import { MemoryLeases } from '../../support/memory-leases';
import { MemoryObjectStore } from '../../support/memory-object-store';

const ASSET = 'a'.repeat(43);
const EDITION = 'e'.repeat(22);
const MANIFEST = { widthPx: 400, heightPx: 300, focalPoint: { x: 0.2, y: 0.8 } };
const pathOf = (leaf: string) => `/i/${ASSET}/${EDITION}/${leaf}`;
const keyOf = (leaf: string) => pathOf(leaf).slice(1);
const MEZZANINE = renditionKeys.mezzanine(ASSET, EDITION);

function given({ isWhole = true, hasKeys = true, make = async () => Buffer.from('made') as Uint8Array } = {}) {
  const renditions = new MemoryObjectStore('renditions');
  if (isWhole) {
    renditions.put(renditionKeys.manifest(ASSET, EDITION), Buffer.from(JSON.stringify(MANIFEST)));
    renditions.put(MEZZANINE, Buffer.from('mezzanine'));
  }
  const leases = new MemoryLeases();
  const render = jest.fn(make);
  const plan = jest.fn<ReturnType<TransformDeps['plan']>, Parameters<TransformDeps['plan']>>(async () => render);
  const isSigned = hasKeys ? signatureCheck(async () => ['present', 'former']) : undefined;
  const deps = { renditions, leases, presets: new Set(['320']), isSigned, plan };
  const ask = (leaf: string, signature?: string) => transformImage({ path: pathOf(leaf), signature }, deps);
  const askSigned = (leaf: string, key = 'present') => ask(leaf, signatureOf(pathOf(leaf), key));
  return { renditions, leases, render, plan, ask, askSigned };
}

const declined = async (answer: Promise<unknown>) => {
  const error = await answer.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Declined);
  return `${error.status}: ${error.message}`;
};

describe('asking for a variant', () => {
  test('has it made from mezzanine and manifest, and kept for a year under its own key', async () => {
    const { renditions, plan, ask } = given();
    const create = jest.spyOn(renditions, 'create');

    const file = await ask('320.avif');

    expect([file.contentType, Buffer.from(file.body).toString()]).toEqual(['image/avif', 'made']);
    const [mezzanine, address, picture] = plan.mock.calls[0] ?? [];
    expect(Buffer.from(mezzanine ?? []).toString()).toBe('mezzanine');
    expect([address, picture]).toMatchObject([{ format: 'avif', variant: { widthPx: 320 } }, MANIFEST]);
    expect(create).toHaveBeenCalledWith(keyOf('320.avif'), expect.anything(), {
      contentType: 'image/avif',
      cacheControl: 'public, max-age=31536000, immutable',
    });
  });

  test('gets what lies in the bucket, and nothing is made', async () => {
    const { renditions, render, leases, ask } = given({ isWhole: false });
    renditions.put(keyOf('320.webp'), Buffer.from('lying'));

    expect(Buffer.from((await ask('320.webp')).body).toString()).toBe('lying');
    expect([render.mock.calls, leases.given]).toEqual([[], []]);
  });

  test('takes a preset from anybody, and all else with the signature of an active key', async () => {
    const { ask, askSigned } = given();

    await ask('320.jpeg');
    await askSigned('100x100.avif');
    await askSigned('101x100.avif', 'former');

    expect(await declined(ask('100.avif'))).toBe('404: there is no such file, and only a signed address has it made');
    expect(await declined(askSigned('102.avif', 'another'))).toBe(
      '401: no active key has signed this address: sign it again',
    );
    expect(await declined(ask('100.avif', signatureOf(pathOf('99.avif'), 'present')))).toContain('401');
    expect(await declined(given({ hasKeys: false }).askSigned('100.avif'))).toBe(
      '404: there is no such file, and only presets are made on demand',
    );
  });

  test('declines what is no variant with the reason, and every other path', async () => {
    const { ask } = given();

    expect(await declined(ask('320.png'))).toBe('400: "320.png" ends with none of .avif, .webp, .jpeg');
    expect(await declined(ask('0320.avif'))).toContain('400: 0320 is no variant');
    expect(await declined(ask('more/320.avif'))).toContain('404: nothing is made for this path');
  });

  test('declines a picture without manifest or mezzanine, and nobody takes a lease for it', async () => {
    const { renditions, leases, ask } = given();
    renditions.mark(MEZZANINE);
    expect(await declined(ask('320.avif'))).toContain('404: this edition of the picture is not there');

    renditions.put(MEZZANINE, Buffer.from('mezzanine'));
    renditions.mark(renditionKeys.manifest(ASSET, EDITION));
    expect(await declined(ask('320.avif'))).toContain('404');
    expect(leases.given).toEqual([]);
  });

  test('declines what can not be made of this picture before anybody takes a lease', async () => {
    const { plan, leases, ask } = given();
    plan.mockRejectedValue(new Declined(404, 'too large'));

    expect(await declined(ask('320.avif'))).toBe('404: too large');
    expect(leases.given).toEqual([]);
  });

  test('declines more than four MiB, made or lying there, and does not keep it', async () => {
    const large = Buffer.alloc(4 * 2 ** 20 + 1);
    const { renditions, ask } = given({ make: async () => large });

    expect(await declined(ask('320.avif'))).toBe(
      '422: this variant has 4194305 bytes, 4194304 are the most: ask for less',
    );
    expect(renditions.keys()).not.toContain(keyOf('320.avif'));
    renditions.put(keyOf('320.jpeg'), large);
    expect(await declined(ask('320.jpeg'))).toContain('422');
  });
});

describe('twenty who ask at once', () => {
  test('get the same picture of one maker, who writes it once', async () => {
    const { renditions, render, ask } = given({
      make: () => new Promise((resolve) => setTimeout(resolve, 50, Buffer.from('made'))),
    });

    const files = await Promise.all(Array.from({ length: 20 }, () => ask('320.avif')));

    expect(new Set(files.map(({ body }) => Buffer.from(body).toString()))).toEqual(new Set(['made']));
    expect(render).toHaveBeenCalledTimes(1);
    expect(renditions.versionIds(keyOf('320.avif'))).toHaveLength(1);
  });

  test('are told to come back when the maker died', async () => {
    jest.useFakeTimers();
    const { leases, ask } = given();
    await leases.take(keyOf('320.avif'));
    jest.spyOn(leases, 'take').mockResolvedValue(false);

    const answer = declined(ask('320.avif'));
    await jest.advanceTimersByTimeAsync(3000);

    expect(await answer).toBe('503: this variant is being made: ask again in a moment');
    jest.useRealTimers();
  });

  test('write it once even when a maker was slower than its lease', async () => {
    const { renditions, leases, ask } = given();
    jest.spyOn(leases, 'take').mockResolvedValue(true);

    await Promise.all([ask('320.avif'), ask('320.avif')]);

    expect(renditions.versionIds(keyOf('320.avif'))).toHaveLength(1);
  });
});

describe('a picture that goes while a variant of it is made', () => {
  /** As whoever takes a picture away does it: the mezzanine first, then all that a listing finds. */
  const takeAway = async (renditions: MemoryObjectStore) => {
    await renditions.remove([MEZZANINE]);
    await renditions.remove(await renditions.keysBelow(renditionKeys.ofAsset(ASSET)));
  };

  test.each([0, 1, 2, 3, 4, 5])('leaves no orphan when it goes before step %i', async (step) => {
    let steps = 0;
    let isTaking = false;
    const store: { now?: MemoryObjectStore } = {};
    const renditions = new MemoryObjectStore('renditions', async () => {
      if (isTaking || steps++ !== step || !store.now) return;
      isTaking = true;
      await takeAway(store.now);
    });
    store.now = renditions;
    renditions.put(renditionKeys.manifest(ASSET, EDITION), Buffer.from(JSON.stringify(MANIFEST)));
    renditions.put(MEZZANINE, Buffer.from('mezzanine'));
    const deps = {
      renditions,
      leases: new MemoryLeases(),
      presets: new Set(['320']),
      plan: async () => async () => Buffer.from('made'),
    };

    const answer = await transformImage({ path: pathOf('320.avif') }, deps).catch((error) => error);
    const wasTaken = isTaking;
    if (!wasTaken) await takeAway(renditions);

    expect(renditions.keys()).toEqual([]);
    expect(answer instanceof Declined ? answer.status : 200).toBe(wasTaken ? 404 : 200);
    expect(wasTaken).toBe(step < 5);
  });
});
