import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromBucket, importFile, untilListed } from '../../local/import';
import { SAMPLES } from '../../local/paths';
import { faultsIn } from '../../local/verify';
import { given } from '../support/path';

const PHOTOS = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'));

describe('a photo that the AWS CLI puts under import/', () => {
  test.each(PHOTOS)('is catalogued and rendered upright, in sRGB, without metadata: %s', async (name) => {
    const stack = given();
    const photo = join(SAMPLES, name);

    const asset = await importFile(photo, `import/${randomUUID()}/${name}`, stack);

    const view = await untilListed(asset, stack);
    expect(view.name).toBe(name);
    expect(await faultsIn(view, photo, fromBucket(stack))).toEqual([]);
  });
});
