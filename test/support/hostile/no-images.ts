import type { Attack } from './attack';

const entity = (name: string, of: string) => `<!ENTITY ${name} "${`&${of};`.repeat(10)}">`;
const ENTITIES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index, names) =>
  entity(name, names[index - 1] ?? 'lol'),
);

const svg = (body: string, prolog = '') =>
  `${prolog}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${body}</svg>`;

/** What is no image, or is one for programs that we don't run. */
const TEXTS: Readonly<Record<string, string>> = {
  'one byte': '\xff',
  'the beginning of a JPEG': '\xff\xd8\xff',
  'the beginning of a PNG': '\x89PNG\r\n\x1a\n',
  'the beginning of a WebP': 'RIFF\0\0\0\0WEBP',
  'the beginning of a GIF': 'GIF89a',
  'the beginning of an AVIF': '\0\0\0\x1cftypavif\0\0\0\0mif1avif',
  'a page': '<!doctype html><script>alert(1)</script>',
  'an SVG': svg('<rect width="9" height="9"/>'),
  'an SVG of 10^8 entities': svg('&h;', `<!DOCTYPE svg [<!ENTITY lol "lol">${ENTITIES.join('')}]>`),
  'an SVG that reads files': svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'),
  'an SVG that uses itself 4^12 times': svg(
    Array.from(
      { length: 12 },
      (_, level) => `<g id="g${level + 1}">${`<use xlink:href="#g${level}"/>`.repeat(4)}</g>`,
    ).join(''),
  ),
  'an SVG behind a declaration': svg('', '<?xml version="1.0"?>'),
  'a PDF':
    '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>',
  PostScript: '%!PS-Adobe-3.0 EPSF-3.0\n{ } loop',
  'a TIFF': 'II*\0\x08\0\0\0\x01\0\0\x01\x04\0\x01\0\0\0\xff\xff\xff\x7f\0\0\0\0',
  'a BMP': 'BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0\x0c\0\0\0\xff\x7f\xff\x7f\x01\0\x18\0',
  'a JPEG XL': '\xff\x0a\xfa\x7f\x01',
  'a film': '\0\0\0\x18ftypisom\0\0\x02\0isomiso2',
  'an archive': 'PK\x03\x04',
  'a program': '\x7fELF\x02\x01\x01',
  'a FITS': 'SIMPLE  =                    T',
  'a portable pixmap': 'P6 100000 100000 255\n',
  'ImageMagick’s own language': 'push graphic-context\nfill \'url(https://127.0.0.1/"|id")\'\npop graphic-context',
};

export const NO_IMAGES: readonly Attack[] = Object.entries(TEXTS).map(([name, text]) => ({
  name,
  bytes: () => Buffer.from(text, 'latin1'),
}));
