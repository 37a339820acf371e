import type { BucketFact } from '../../../operate/storage-page/bucket-facts';
import { ACCESS_READINGS } from './access-readings';
import { EVIDENCE_READINGS } from './evidence-readings';
import type { Reading } from './reading';
import { STORAGE_READINGS } from './storage-readings';

/** A reading of every line: what nobody reads twice is no claim. */
export const READINGS: Readonly<Record<BucketFact, Reading>> = {
  ...ACCESS_READINGS,
  ...STORAGE_READINGS,
  ...EVIDENCE_READINGS,
};
