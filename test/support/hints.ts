import type { ObjectHint } from '../../lambdas/shared/object-hint';

/** A hint about a key of the bucket `originals`; only what matters needs saying. */
export const aHint = (hint: Partial<ObjectHint> = {}): ObjectHint => ({
  bucket: 'originals',
  key: 'u/ann/01J/cat.jpg',
  kind: 'created',
  at: '2026-11-20T10:00:00Z',
  ...hint,
});
