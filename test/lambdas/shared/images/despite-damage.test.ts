import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { despiteDamage } from '../../../../lambdas/shared/images/despite-damage';
import { SAMPLES } from '../../../../local/paths';

const PHOTO = readFileSync(join(SAMPLES, 'friends.jpg'));

const decodedOf = (file: Buffer) =>
  despiteDamage(file, async (failOn) => ({ data: await sharp(file, { failOn }).resize(32).raw().toBuffer() }));

/** The photo without what stands behind this share of its rows. */
async function brokenOff(share: number): Promise<Buffer> {
  const whole = (await decodedOf(PHOTO)).data;
  for (let length = PHOTO.length; length > 0; length -= 5000) {
    const file = PHOTO.subarray(0, length);
    const { data } = await sharp(file, { failOn: 'none' }).resize(32).raw().toBuffer({ resolveWithObject: true });
    const same = data.findIndex((value, at) => Math.abs(value - (whole[at] ?? 0)) > 40);
    if (same >= 0 && same < share * data.length) return file;
  }
  throw new Error('it never broke');
}

describe('decoding', () => {
  test('says nothing of a sound file', async () => {
    expect(await decodedOf(PHOTO)).toEqual({ data: expect.any(Buffer) });
  });

  test('takes what is left of a file that lost its end, and says so', async () => {
    expect(await decodedOf(await brokenOff(0.95))).toMatchObject({ degraded: true });
  });

  test('refuses a file that lost most of its picture', async () => {
    await expect(decodedOf(await brokenOff(0.5))).rejects.toMatchObject({ name: 'Refusal', reason: 'damaged' });
  });

  test('blames no file for want of memory', async () => {
    const decode = () => Promise.reject(new Error('out of memory --- size == 48MB'));

    await expect(despiteDamage(PHOTO, decode)).rejects.toThrow('out of memory');
    await expect(despiteDamage(PHOTO, decode)).rejects.not.toMatchObject({ name: 'Refusal' });
  });

  test('blames a file that asks for more memory than its decoder grants', async () => {
    const decode = () => Promise.reject(new Error('heif: Memory allocation error: Security limit exceeded'));

    await expect(despiteDamage(PHOTO, decode)).rejects.toMatchObject({ reason: 'damaged' });
  });
});
