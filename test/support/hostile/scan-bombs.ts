import type { Attack } from './attack';
import { greyJpeg } from './jpeg';

const scans = (count: number, size: number): Attack => ({
  name: `progressive JPEG of ${count} scans of ${size} x ${size}`,
  bytes: () => greyJpeg({ width: size, height: size, isProgressive: true, refinements: count - 1 }),
});

/** Few bytes for each walk through all pixels. */
export const SCAN_BOMBS: readonly Attack[] = [
  scans(2600, 64),
  scans(1000, 2000),
  scans(91, 10_000),
  scans(65, 5000),
  scans(64, 5300),
  scans(64, 2000),
];
