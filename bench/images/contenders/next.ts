import { MEDIA_TYPE } from '../../../lambdas/shared/rendition-key';
import { eachFile } from '../made';
import { answer, read } from './answer';
import { peer } from './peer';

type Optimized = { readonly buffer: Buffer; readonly contentType: string; readonly error?: unknown };
type Optimizer = {
  imageOptimizer(upstream: object, wanted: object, config: unknown, options: object): Promise<Optimized>;
};

/** The quality that `next/image` asks for and, by default, the only one it allows. */
const QUALITY = 75;

/** What `/_next/image` does once it has fetched the original, which is not counted here. */
answer({
  prepare: async () => ({
    ...peer<Optimizer>('next/dist/server/image-optimizer'),
    config: peer<{ defaultConfig: unknown }>('next/dist/server/config-shared').defaultConfig,
  }),
  make: (photo, { imageOptimizer, config }: Optimizer & { config: unknown }) => {
    const upstream = { buffer: read(photo), contentType: 'image/jpeg', cacheControl: null, etag: 'original' };
    return eachFile(async (format, width) => {
      // an empty type is a browser that takes neither AVIF nor WebP
      const mimeType = format === 'jpeg' ? '' : MEDIA_TYPE[format];
      const wanted = { href: '/photo.jpg', width, quality: QUALITY, mimeType };
      const { buffer, contentType, error } = await imageOptimizer(upstream, wanted, config, { isDev: false });
      // it hands the original back when it fails, and after 7 s
      if (error || contentType !== MEDIA_TYPE[format]) throw new Error(`Next.js made ${contentType}: ${error}`);
      return buffer;
    });
  },
});
