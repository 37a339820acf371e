import type { CameraFacts, Position } from '../../lambdas/shared/catalog-items';

/** When, with what and how a photo was taken, as far as its camera wrote that down. */
export function cameraInWords(facts: CameraFacts = {}): string[] {
  const { taken, camera, lens, exposureSeconds, fNumber, iso, focalLengthMm } = facts;
  return [
    taken && timeInWords(taken),
    camera,
    lens,
    exposureSeconds && `${exposureInWords(exposureSeconds)} s`,
    fNumber && `f/${shortened(fNumber)}`,
    iso && `ISO ${iso}`,
    focalLengthMm && `${shortened(focalLengthMm)} mm`,
  ].filter((words) => typeof words === 'string');
}

/** Where it was taken, to some ten metres. */
export function positionInWords(position?: Position): string[] {
  if (!position) return [];
  const { latitude, longitude, altitudeM } = position;
  const place = `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`;
  return altitudeM === undefined ? [place] : [place, `${Math.round(altitudeM)} m above the sea`];
}

const degrees = (angle: number, positive: string, negative: string): string =>
  `${Math.abs(angle).toFixed(4)}° ${angle < 0 ? negative : positive}`;

/** As the clock at the place showed it, wherever it is read. */
const timeInWords = (taken: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`${taken.slice(0, '2026-11-21T10:00:00'.length)}Z`),
  );

/** As cameras show it: 1/250, and 0.5 where that is shorter to read. */
const exposureInWords = (seconds: number): string =>
  seconds < 0.3 ? `1/${Math.round(1 / seconds)}` : `${shortened(seconds)}`;

const shortened = (value: number): number => Number(value.toFixed(1));
