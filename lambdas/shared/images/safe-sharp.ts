import sharp from 'sharp';

/** Untrusted bytes meet five decoders and no other: an SVG or a PDF is a program. https://sharp.pixelplumbing.com/api-utility#block */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: DECODERS.map((decoder) => `VipsForeignLoad${decoder}`) });
// one image a process: a cache never hits, and one thread a core costs the least CPU for the same pixels
sharp.cache(false);
sharp.concurrency(1);

/** sharp as every handler must use it: whoever imports the package itself has all of its decoders. */
export { sharp };
