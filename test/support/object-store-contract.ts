import { randomUUID } from 'node:crypto';
import type { ObjectStore, Observation } from '../../lambdas/shared/object-store';

const CAT = Buffer.from('a cat');
const DOG = Buffer.from('a dog, larger');
const headers = { contentType: 'image/png', cacheControl: 'max-age=60' };

/** A store, and how somebody puts an object into its archive. */
type Made = { readonly store: ObjectStore; readonly archive: (key: string, body: Uint8Array) => Promise<unknown> };

/** What every `ObjectStore` promises of a versioned bucket. `made` answers a store; each test uses a prefix of its own. */
export function promisesOfAnObjectStore(made: () => Made): void {
  const given = () => ({ ...made(), prefix: `import/${randomUUID()}/` });

  test('says absent of a key that nobody wrote, and reads nothing there', async () => {
    const { store, prefix } = given();

    expect(await store.observe(`${prefix}cat`)).toEqual({ state: 'absent' });
    expect(await store.read(`${prefix}cat`)).toBeUndefined();
  });

  test('observes and reads what was written last', async () => {
    const { store, prefix } = given();
    await store.write(`${prefix}pet`, CAT, headers);
    await store.write(`${prefix}pet`, DOG, headers);

    expect(await store.observe(`${prefix}pet`)).toEqual({
      state: 'present',
      facts: expect.objectContaining({
        sizeBytes: DOG.byteLength,
        contentType: 'image/png',
        storageClass: 'STANDARD',
        metadata: {},
      }),
    });
    expect(Buffer.from((await store.read(`${prefix}pet`)) ?? [])).toEqual(DOG);
  });

  test('creates what is not there, or not any more, and leaves alone what is', async () => {
    const { store, prefix } = given();

    expect(await store.create(`${prefix}pet`, CAT, headers)).toBe(true);
    expect(await store.create(`${prefix}pet`, DOG, headers)).toBe(false);
    expect(Buffer.from((await store.read(`${prefix}pet`)) ?? [])).toEqual(CAT);

    await store.remove([`${prefix}pet`]);
    expect(await store.create(`${prefix}pet`, DOG, headers)).toBe(true);
    expect(Buffer.from((await store.read(`${prefix}pet`)) ?? [])).toEqual(DOG);
  });

  test('reads a former version by its id', async () => {
    const { store, prefix } = given();
    await store.write(`${prefix}pet`, CAT, headers);
    const first = await store.observe(`${prefix}pet`);
    await store.write(`${prefix}pet`, DOG, headers);
    const versionId = first.state === 'present' ? first.facts.versionId : undefined;

    expect(versionId).toBeDefined();
    expect(Buffer.from((await store.read(`${prefix}pet`, versionId)) ?? [])).toEqual(CAT);
    expect(await store.observe(`${prefix}pet`, versionId)).toEqual(first);
  });

  test('observes what lies in an archive, and reads nothing of it', async () => {
    const { store, prefix, archive } = given();
    await archive(`${prefix}cat`, CAT);

    expect(await store.observe(`${prefix}cat`)).toMatchObject({
      state: 'present',
      facts: { storageClass: 'GLACIER', archived: true, sizeBytes: CAT.byteLength },
    });
    expect(await store.read(`${prefix}cat`)).toBeUndefined();
  });

  test('says deleted of a key with a marker on top, and keeps the version below', async () => {
    const { store, prefix } = given();
    await store.write(`${prefix}pet`, CAT, headers);
    const present = await store.observe(`${prefix}pet`);
    await store.remove([`${prefix}pet`]);

    expect(await store.observe(`${prefix}pet`)).toEqual({ state: 'deleted' });
    expect(await store.read(`${prefix}pet`)).toBeUndefined();
    expect(await store.observe(`${prefix}pet`, present.state === 'present' ? present.facts.versionId : '')).toEqual(
      present,
    );
  });

  test('says absent of a version that never was', async () => {
    const { store, prefix } = given();
    await store.write(`${prefix}pet`, CAT, headers);

    expect(await store.observe(`${prefix}pet`, randomUUID())).toEqual({ state: 'absent' });
  });

  test('lists present keys below a prefix in order, and removes many at once, missing ones too', async () => {
    const { store, prefix } = given();
    for (const name of ['b/2', 'a', 'b/1', 'c']) await store.write(`${prefix}${name}`, CAT, headers);
    await store.remove([`${prefix}c`, `${prefix}never-was`]);

    expect(await store.keysBelow(prefix)).toEqual([`${prefix}a`, `${prefix}b/1`, `${prefix}b/2`]);
    expect(await store.keysBelow(`${prefix}b/`)).toEqual([`${prefix}b/1`, `${prefix}b/2`]);
  });

  test('keeps a key with every kind of character as it is', async () => {
    const { store, prefix } = given();
    const key = `${prefix}a b+c%2B&ü🦆(1).png`;
    await store.write(key, CAT, headers);

    expect(await store.keysBelow(prefix)).toEqual([key]);
    expect((await store.observe(key)).state).toBe('present');
  });

  test('erases every version and marker of one key, and nothing of a longer key that begins with it', async () => {
    const { store, prefix } = given();
    const key = `${prefix}pet`;
    await store.write(key, CAT, headers);
    const first = await store.observe(key);
    await store.write(key, DOG, headers);
    await store.remove([key]);
    await store.write(key, CAT, headers);
    for (const longer of ['pet.jpg', 'pet/toy', 'pets']) await store.write(`${prefix}${longer}`, CAT, headers);

    expect(await store.erase(key)).toBe(true);

    expect(await store.observe(key)).toEqual({ state: 'absent' });
    expect(await store.observe(key, versionOf(first))).toEqual({ state: 'absent' });
    expect(await store.keysBelow(prefix)).toEqual([`${prefix}pet.jpg`, `${prefix}pet/toy`, `${prefix}pets`]);
  });

  test('erases what only a marker and older versions are left of, once', async () => {
    const { store, prefix } = given();
    const key = `${prefix}pet`;
    await store.write(key, CAT, headers);
    const present = await store.observe(key);
    await store.remove([key]);

    expect(await store.erase(key)).toBe(true);
    expect(await store.observe(key, versionOf(present))).toEqual({ state: 'absent' });
    expect(await store.erase(key)).toBe(false);
    expect(await store.erase(`${prefix}never-was`)).toBe(false);
  });
}

/** Asking for no version would answer about the current one. */
function versionOf(observed: Observation): string {
  if (observed.state !== 'present' || !observed.facts.versionId) throw new Error('a present version was expected');
  return observed.facts.versionId;
}
