import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SAMPLES } from '../../local/paths';

/** Every sample photo: eight, of 6 to 11 million pixels. */
export const PHOTOS: readonly string[] = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => join(SAMPLES, name));

/** Three that are upright as they lie there, since not everybody turns a photo: smooth, plain and dense. */
export const FEW_PHOTOS = PHOTOS.filter((photo) => /dandelion|sunset|picos/.test(photo));

export const nameOf = (photo: string): string => basename(photo, '.jpg');
