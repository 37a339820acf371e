import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { AWS_CLI } from '../../local/aws-cli/aws-cli';
import { childEnvironment } from '../../local/environment';
import { eventually } from '../../local/eventually';
import { SAMPLES } from '../../local/paths';
import { given } from '../support/path';

const PHOTO = join(SAMPLES, 'dandelion-seeds.jpg');

/** A folder of its own below `import/`, the CLI, and what the catalog says about a name in it. */
function anImport() {
  const { endpoint, originals, catalog } = given();
  const folder = `import/${randomUUID()}`;
  const env = childEnvironment(endpoint);
  const aws = async (...words: string[]) => (await promisify(execFile)(AWS_CLI, words, { env })).stdout;
  const untilCatalogued = (name: string, state: 'rendered' | 'refused' | 'gone') =>
    eventually(`${name} to be ${state}`, async () => {
      const { current, image } = await catalog.read(assetIdOf(originals, `${folder}/${name}`));
      const isPresent = current?.state === 'present';
      return image?.state === state && isPresent === (state !== 'gone') ? image : undefined;
    });
  return { address: `s3://${originals}/${folder}`, aws, untilCatalogued };
}

describe('the AWS CLI', () => {
  test('copies a photo in, and it is catalogued and rendered', async () => {
    const { address, aws, untilCatalogued } = anImport();

    await aws('s3', 'cp', PHOTO, `${address}/photo.jpg`);

    expect(await untilCatalogued('photo.jpg', 'rendered')).toMatchObject({ renditions: expect.any(Array) });
    expect(await aws('s3', 'ls', `${address}/`)).toMatch(/ photo\.jpg\n$/);
  });

  test('moves a photo: the new name is there, the old one gone with its renditions', async () => {
    const { address, aws, untilCatalogued } = anImport();
    await aws('s3', 'cp', PHOTO, `${address}/before.jpg`);
    await untilCatalogued('before.jpg', 'rendered');

    await aws('s3', 'mv', `${address}/before.jpg`, `${address}/after.jpg`);

    await untilCatalogued('after.jpg', 'rendered');
    await untilCatalogued('before.jpg', 'gone');
  });

  test('synchronises a folder: what is no image is listed with its reason, what is removed goes', async () => {
    const { address, aws, untilCatalogued } = anImport();
    const local = mkdtempSync(join(tmpdir(), 'quayside-sync-'));
    for (const name of ['one.jpg', 'with space & plus+.jpg']) cpSync(PHOTO, join(local, name));
    writeFileSync(join(local, 'notes.txt'), 'no photo');

    await aws('s3', 'sync', local, address);
    await Promise.all(['one.jpg', 'with space & plus+.jpg'].map((name) => untilCatalogued(name, 'rendered')));
    const refusal = await untilCatalogued('notes.txt', 'refused');
    rmSync(join(local, 'one.jpg'));
    await aws('s3', 'sync', '--delete', local, address);
    await untilCatalogued('one.jpg', 'gone');
    rmSync(local, { recursive: true });

    expect(refusal).toMatchObject({ reason: 'not-an-image' });
  });
});
