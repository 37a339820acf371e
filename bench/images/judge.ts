import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Format } from '../../lambdas/shared/rendition-key';
import { played } from './interleaved';
import type { Made } from './made';
import { nameOf } from './photos';
import type { PhotoRounds } from './render-plan';
import { type Pair, scoresOf } from './scorers';

/** The metric takes a second for a megapixel: larger files would take the bench five minutes more. */
export const JUDGED_PX = [320, 640, 1024];

const SIDES = ['product', 'naive'] as const;
export type Side = (typeof SIDES)[number];
type Picture = Made & { readonly photo: string; readonly side: Side };
/** SSIMULACRA2 of one file against a lossless one of its size. */
export type Judged = { readonly side: Side; readonly format: Format; readonly score: number };

/** What one side made of one photo. */
export const filesOf = (photo: PhotoRounds, side: Side): readonly Made[] => played(photo[side])[0]?.files ?? [];

/** Scores what the product and the default encoders made of every photo. */
export async function judge(photos: readonly PhotoRounds[], say: (progress: string) => void): Promise<Judged[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-quality-'));
  try {
    const pictures = photos.flatMap((rounds) => SIDES.flatMap((side) => picturesOf(rounds, side)));
    const pairs: Pair[] = [];
    for (const picture of pictures) pairs.push(await pairOf(picture, folder));
    const scores = await scoresOf(pairs, say);
    return pictures.map(({ side, format }, index) => ({ side, format, score: scores[index] ?? Number.NaN }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const picturesOf = (rounds: PhotoRounds, side: Side): Picture[] =>
  filesOf(rounds, side)
    .filter(({ widthPx }) => JUDGED_PX.includes(widthPx))
    .map((file) => ({ ...file, side, photo: rounds.photo }));

/** The file decoded, and the original resized to its very size, both without loss. */
async function pairOf({ photo, side, format, widthPx, body }: Picture, folder: string): Promise<Pair> {
  const name = join(folder, `${nameOf(photo)}-${side}-${widthPx}-${format}`);
  const pair = { reference: `${name}-reference.png`, picture: `${name}.png` };
  const { data, info } = await sharp(body).png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  writeFileSync(pair.picture, data);
  const size = { width: info.width, height: info.height, fit: 'fill' } as const;
  await sharp(photo).autoOrient().resize(size).png({ compressionLevel: 1 }).toFile(pair.reference);
  return pair;
}
