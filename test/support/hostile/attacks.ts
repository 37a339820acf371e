import type { Attack } from './attack';
import { byteFlips } from './byte-flips';
import { CHUNK_BOMBS } from './chunk-bombs';
import { FRAME_BOMBS } from './frame-bombs';
import { HEADER_LIES } from './header-lies';
import { NO_IMAGES } from './no-images';
import { PIXEL_BOMBS } from './pixel-bombs';
import { POLYGLOTS } from './polyglots';
import { PROFILE_LIES } from './profiles';
import { SCAN_BOMBS } from './scan-bombs';
import { truncations } from './truncations';

const FLIPS = 2000;

/** Everything that is thrown at the renderer. */
export const ATTACKS = {
  'pixel bombs': PIXEL_BOMBS,
  'frame bombs': FRAME_BOMBS,
  'scan bombs': SCAN_BOMBS,
  'header lies': HEADER_LIES,
  'chunk bombs': CHUNK_BOMBS,
  'profile lies': PROFILE_LIES,
  polyglots: POLYGLOTS,
  'no images': NO_IMAGES,
  truncations,
  'byte flips': () => byteFlips(FLIPS),
} satisfies Record<string, readonly Attack[] | (() => Promise<readonly Attack[]>)>;

export type AttackKind = keyof typeof ATTACKS;

/** The attacks of one kind. */
export async function attacksOf(kind: AttackKind): Promise<readonly Attack[]> {
  const attacks = ATTACKS[kind];
  return typeof attacks === 'function' ? attacks() : attacks;
}
