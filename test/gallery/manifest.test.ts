import { sourcesIn } from '../../gallery/src/manifest';
import type { Manifest } from '../../lambdas/shared/manifest';
import { PICTURE_FACTS } from '../support/picture-facts';

const MANIFEST_AT = 'https://photos.example.com/i/asset/edition/manifest.json';

function manifestOf(...names: string[]): Manifest {
  const renditions = names.map((url) => {
    const [width = '', format = ''] = url.split('.');
    const file = { format: format as 'avif' | 'webp' | 'jpeg', type: `image/${format}`, bytes: 1, sha256: 'x' };
    return { ...file, url, widthPx: Number(width), heightPx: 1 };
  });
  return { ...PICTURE_FACTS, asset: 'asset', edition: 'edition', renditions };
}

describe('the sources of a picture', () => {
  test('are one a format, in the order of the manifest, each with every width', () => {
    const manifest = manifestOf('320.avif', '320.webp', '320.jpeg', '1024.avif', '1024.webp', '1024.jpeg');
    const at = 'https://photos.example.com/i/asset/edition';

    expect(sourcesIn(manifest, MANIFEST_AT)).toEqual([
      { type: 'image/avif', srcset: `${at}/320.avif 320w, ${at}/1024.avif 1024w` },
      { type: 'image/webp', srcset: `${at}/320.webp 320w, ${at}/1024.webp 1024w` },
      { type: 'image/jpeg', srcset: `${at}/320.jpeg 320w, ${at}/1024.jpeg 1024w` },
    ]);
  });

  test('are none of an empty manifest', () => {
    expect(sourcesIn(manifestOf(), MANIFEST_AT)).toEqual([]);
  });
});
