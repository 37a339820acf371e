import { HEIC_LAYER, isHeicIn } from '../../lib/process/heic-layer';
import { type Check, type Departure, type Finding, problem } from './check';

/** The decoder of HEIC is there where config asks for it, or each of those photos would end as a dead letter. */
export const heic: Check = {
  subject: 'the decoder of HEIC',
  find: async (departure) => heicFindings(departure),
};

function heicFindings({ config, heicLayer = HEIC_LAYER }: Pick<Departure, 'config' | 'heicLayer'>): Finding[] {
  const isInLayer = config.images.heic === 'decode' && config.functions.sharp === 'layer';
  if (!isInLayer || isHeicIn(heicLayer)) return [];
  return [problem('the decoder of HEIC is not there, and images.heic asks for it: run "npm run heic:layer"')];
}
