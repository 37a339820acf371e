import { stageNamed } from '../../../bin/stages';
import { Obstacle } from '../../../command/obstacle';
import { USUAL_QUALITY } from '../../../lambdas/shared/contract';
import { signatureOf } from '../../../lambdas/transform-image/address';
import { signAddresses } from '../../../operate/signing/sign-addresses';
import { memorySigningSecret } from '../../support/memory-signing-secret';

const EDITION = `/i/${'a'.repeat(43)}/${'e'.repeat(22)}`;
const PATH = `${EDITION}/500x500.avif`;

const sign = (...addresses: string[]) =>
  signAddresses({ config: stageNamed('prod'), yes: false, addresses }, async () => memorySigningSecret('old', 'now'));

describe('signing addresses', () => {
  test('signs the path with the current key, whatever host it is asked of', async () => {
    const signed = `${PATH}?s=${signatureOf(PATH, 'now')}`;

    expect(
      await sign(PATH, `https://photos.example.com${PATH}`, `https://photos.example.com${PATH}?s=old`, `${PATH}?s=old`),
    ).toEqual([signed, `https://photos.example.com${signed}`, `https://photos.example.com${signed}`, signed]);
  });

  test('leaves a preset as it is, which would only be cached twice', async () => {
    expect(await sign(`${EDITION}/640x640.webp`)).toEqual([`${EDITION}/640x640.webp`]);
  });

  test.each([
    ['holiday.jpg', 'holiday.jpg is no address of a variant: write /i/<asset>/<edition>/<variant>.<format>'],
    ['https://photos.example.com/', 'is no address of a variant'],
    [
      `${EDITION}/500_q${USUAL_QUALITY}.avif`,
      `can't be signed: 500_q${USUAL_QUALITY} is no variant: quality ${USUAL_QUALITY} is the`,
    ],
    [`${EDITION}/manifest.json`, 'is no address of a variant'],
  ])('says what it does not sign before it asks for any key: %s', async (text, sentence) => {
    const secretOf = jest.fn();
    const signing = signAddresses({ config: stageNamed('prod'), yes: false, addresses: [PATH, text] }, secretOf);

    await expect(signing).rejects.toThrow(Obstacle);
    await expect(signing).rejects.toThrow(sentence);
    expect(secretOf).not.toHaveBeenCalled();
  });
});
