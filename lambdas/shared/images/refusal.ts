import type { RefusalReason } from '../catalog-items';

/** Thrown when an original will never become renditions. It ends as a fact in the catalog, not as a dead letter. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refusal';
    this.reason = reason;
  }
}
