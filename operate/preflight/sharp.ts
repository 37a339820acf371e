import { isSharpIn, SHARP_LAYER } from '../../lib/process/sharp-layer';
import { type Check, type Departure, type Finding, problem } from './check';

/** sharp for Lambda's processor is there, or what deploys could not render a single photo. */
export const sharp: Check = {
  subject: 'sharp for linux-arm64',
  find: async (departure) => sharpFindings(departure),
};

/** The same, for whom nobody needs to be asked. */
export function sharpFindings({
  config,
  sharpLayer = SHARP_LAYER,
}: Pick<Departure, 'config' | 'sharpLayer'>): Finding[] {
  if (config.functions.sharp !== 'layer' || isSharpIn(sharpLayer)) return [];
  return [problem('sharp for linux-arm64 is not there, so no photo could be rendered: run "npm run sharp:arm64"')];
}
