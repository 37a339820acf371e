import type { PictureFacts } from '../../lambdas/shared/catalog-items';

/** What the renderer might say of a picture, for tests that are about something else. */
export const PICTURE_FACTS: PictureFacts = {
  widthPx: 640,
  heightPx: 400,
  kind: 'photo',
  thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
  dominantColour: '#336699',
  focalPoint: { x: 0.25, y: 0.5 },
  perceptualHash: 'f0e1d2c3b4a59687',
  sha256: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
};
