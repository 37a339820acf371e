import { randomUUID } from 'node:crypto';
import { eventually } from '../../local/eventually';
import type { Archive, Held } from '../../operate/restore/archive';

type Class = 'standard' | 'glacier' | 'deep-archive';

/** An archive, and how somebody puts an object of three bytes into a class of its bucket. */
type Made = { readonly archive: Archive; readonly put: (key: string, into: Class) => Promise<unknown> };

const WISH = { tier: 'standard', days: 3 } as const;

/** What every `Archive` promises. */
export function promisesOfAnArchive(made: () => Made): void {
  const given = () => ({ ...made(), prefix: `import/${randomUUID()}/` });

  const lookAt = async (archive: Archive, key: string): Promise<Held> => {
    const held = await archive.look({ key });
    if (!held) throw new Error(`${key} was expected to be there`);
    return held;
  };

  test('knows nothing of a key that nobody wrote', async () => {
    const { archive, prefix } = given();

    expect(await archive.look({ key: `${prefix}cat` })).toBeUndefined();
  });

  test('tells what can be read from what lies in an archive, and in which', async () => {
    const { archive, put, prefix } = given();
    await put(`${prefix}warm`, 'standard');
    await put(`${prefix}cold`, 'glacier');
    await put(`${prefix}frozen`, 'deep-archive');

    expect(await archive.look({ key: `${prefix}warm` })).toMatchObject({ sizeBytes: 3, state: 'readable' });
    expect((await lookAt(archive, `${prefix}warm`)).place).toBeUndefined();
    expect(await archive.look({ key: `${prefix}cold` })).toMatchObject({ place: 'glacier', state: 'archived' });
    expect(await archive.look({ key: `${prefix}frozen` })).toMatchObject({ place: 'deep-archive', state: 'archived' });
    expect(await archive.candidates(prefix)).toEqual(expect.arrayContaining([`${prefix}cold`, `${prefix}frozen`]));
    expect(await archive.candidates(prefix)).not.toContain(`${prefix}warm`);
    expect(await archive.candidates(`${prefix}c`)).toEqual([`${prefix}cold`]);
  });

  test('fetches what it is asked for, once for all who ask meanwhile, and says how long it stays', async () => {
    const { archive, put, prefix } = given();
    const key = `${prefix}cold`;
    await put(key, 'glacier');

    await archive.restore(await lookAt(archive, key), WISH);
    expect(await archive.look({ key })).toMatchObject({ place: 'glacier', state: 'restoring' });
    await archive.restore(await lookAt(archive, key), WISH);

    const readable = await eventually('the restored copy', async () => {
      const held = await lookAt(archive, key);
      return held.state === 'readable' ? held : undefined;
    });
    expect(readable).toMatchObject({
      place: 'glacier',
      until: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00.000Z$/),
    });
    await archive.restore(readable, { ...WISH, days: WISH.days + 6 });
    const kept = await archive.look({ key });
    expect(kept).toMatchObject({ state: 'readable' });
    expect(Date.parse(kept?.until ?? '')).toBeGreaterThan(Date.parse(readable.until ?? ''));
  });
}
