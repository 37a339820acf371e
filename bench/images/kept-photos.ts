import { S3Client } from '@aws-sdk/client-s3';
import { keepEdition } from '../../lambdas/render-image/keep-edition';
import { makeRenditions } from '../../lambdas/render-image/make-renditions';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { editionOf, renditionKeys } from '../../lambdas/shared/rendition-key';
import { s3ObjectStore } from '../../lambdas/shared/s3-object-store';
import { childEnvironment, clientConfig } from '../../local/environment';
import { LIMITS } from '../../test/support/limits';
import { read } from './contenders/answer';
import { plan } from './contenders/plan';
import { nameOf } from './photos';
import { serviceStub } from './service-stub';

/** Photos that were rendered, where the function on demand finds them. */
export type KeptPhotos = {
  /** What the function must be told. */
  readonly environment: Readonly<Record<string, string>>;
  /** The path to ask for. */
  readonly pathOf: (photo: string) => string;
  /** Removes what the function has made of a photo. */
  readonly forget: (photo: string) => void;
  readonly end: () => void;
};

/** The file that is asked for. */
export const WANTED = { widthPx: 1024, format: 'avif' } as const;

const BUCKET = 'renditions';

/** Renders photos into a stub of S3 just as the product keeps them. */
export async function keptPhotos(photos: readonly string[]): Promise<KeptPhotos> {
  const { endpoint, objects, end } = await serviceStub();
  const store = s3ObjectStore(new S3Client(clientConfig(endpoint)), BUCKET);
  const nameIn = (photo: string) => ({ asset: assetIdOf('originals', nameOf(photo)), edition: editionOf('1', plan()) });
  const keyOf = (photo: string) => {
    const { asset, edition } = nameIn(photo);
    return renditionKeys.of(asset, edition, WANTED.widthPx, WANTED.format);
  };
  for (const photo of photos) {
    const rendered = await makeRenditions(read(photo), plan(), LIMITS);
    await keepEdition(rendered, nameIn(photo), { renditions: store, plan: plan() });
  }
  return {
    environment: {
      ...(childEnvironment(endpoint) as Record<string, string>),
      ...{ RENDITIONS_BUCKET: BUCKET, CATALOG_TABLE: 'catalog', PRESETS: String(WANTED.widthPx), SIGNING_KEYS: '' },
    },
    pathOf: (photo) => `/${keyOf(photo)}`,
    forget: (photo) => void objects.delete(`/${BUCKET}/${keyOf(photo)}`),
    end,
  };
}
