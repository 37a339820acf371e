import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { stageNamed } from '../bin/stages';
import type { AssetView } from '../lambdas/search-assets/asset-view';
import type { ManifestRendition } from '../lambdas/shared/manifest';
import type { Format } from '../lambdas/shared/rendition-key';
import { type FetchFile, readManifest } from './manifest';

/** Mean difference of a channel, of 255, above which two small pictures show different things. JPEG and AVIF stay below 5. */
const SAME_PICTURE = 12;

/** Checks everything that the stack promises of one photo as a viewer gets it. Answers what is wrong; nothing when all is right. */
export const faultsOf = (view: AssetView, original: string, address: string): Promise<string[]> =>
  faultsIn(view, original, (path) => fetch(`${address}${path}`));

/** The same of files that are had in another way than through the distribution. */
export async function faultsIn(view: AssetView, original: string, fetchFile: FetchFile): Promise<string[]> {
  if (view.image.state !== 'rendered') return [`${view.name} is ${view.image.state}`];
  const photo = readFileSync(original);
  const { autoOrient } = await sharp(photo).metadata();
  const { renditions } = await readManifest(view, fetchFile);
  const made = renditions.map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
  const missing = wantedFrom(autoOrient.width).filter((name) => !made.includes(name));
  const expected = await thumbnail(photo);
  const checks = renditions.map((rendition) =>
    faultsOfFile(rendition, { fetchFile, aspect: autoOrient.width / autoOrient.height, expected }),
  );
  return [...missing.map((name) => `${name} was not made`), ...(await Promise.all(checks)).flat()];
}

/** The files that the local stage's config asks for of a photo of this width. */
function wantedFrom(widthPx: number): string[] {
  const { widthsPx, formats } = stageNamed('local').images;
  return widthsPx.filter((width) => width <= widthPx).flatMap((width) => formats.map((format) => `${width}.${format}`));
}

type Expected = { readonly fetchFile: FetchFile; readonly aspect: number; readonly expected: Buffer };

async function faultsOfFile(
  { url, format, type, widthPx, heightPx, bytes, sha256 }: ManifestRendition,
  { fetchFile, aspect, expected }: Expected,
): Promise<string[]> {
  const answer = await fetchFile(url);
  if (answer.status !== 200) return [`${url} answered ${answer.status}`];
  const body = Buffer.from(await answer.arrayBuffer());
  const found = await sharp(body).metadata();
  const claims: Array<[string, boolean]> = [
    [
      `is ${found.width} x ${found.height}, listed as ${widthPx} x ${heightPx}`,
      found.width === widthPx && found.height === heightPx,
    ],
    [`has ${body.length} bytes, listed as ${bytes}`, body.length === bytes],
    ['is not the file that is listed', createHash('sha256').update(body).digest('base64url') === sha256],
    [`is not the original's shape`, Math.abs(widthPx / heightPx - aspect) < 2 / heightPx],
    [`is no ${format}`, answer.headers.get('content-type') === type && isFormat(found, format)],
    ['carries metadata', !found.exif && !found.xmp && !found.iptc && !found.icc && found.orientation === undefined],
    [`is ${found.space}, not sRGB`, found.space === 'srgb'],
    ['does not show the upright original', difference(await thumbnail(body), expected) < SAME_PICTURE],
  ];
  return claims.filter(([, holds]) => !holds).map(([fault]) => `${url} ${fault}`);
}

const isFormat = ({ format, compression }: sharp.Metadata, wanted: Format): boolean =>
  wanted === 'avif' ? format === 'heif' && compression === 'av1' : format === wanted;

/** Small enough that encoders agree on it, upright, in sRGB. */
const thumbnail = (image: Buffer): Promise<Buffer> =>
  sharp(image).autoOrient().resize(16, 16, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw().toBuffer();

function difference(a: Buffer, b: Buffer): number {
  const sum = a.reduce((total, value, index) => total + Math.abs(value - (b[index] ?? 0)), 0);
  return sum / a.length;
}
