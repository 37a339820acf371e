import { z } from 'zod';

/**
 * What a queue message carries: where to look, never what is there. A consumer reads S3 again and makes its own output
 * agree with what it saw, so a hint may come twice, late, out of order or by hand.
 */
export const ObjectHint = z.object({
  bucket: z.string().min(3),
  /** The key as S3 stores it, decoded once by the envelope's own rule. */
  key: z.string().min(1),
  versionId: z.string().optional(),
  /**
   * What the sender believes happened. `asked`: nobody says that anything did (backfill, repair, redrive). `again`: a consumer's own, for
   * when all that raced its first look has ended.
   */
  kind: z.enum(['created', 'removed', 'changed', 'asked', 'again']),
  /** S3's per-key order of creates and removes, hex; absent on every other kind of event. See `sequencer.ts`. */
  sequencer: z.string().optional(),
  /** When it happened according to the sender, ISO 8601. */
  at: z.string(),
});

export type ObjectHint = Readonly<z.infer<typeof ObjectHint>>;
