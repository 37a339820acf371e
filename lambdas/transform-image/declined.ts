/** Why a variant is not served: never 403, which is S3's word for what the site's own page answers. */
type Status = 400 | 401 | 404 | 405 | 422 | 503;

/** Thrown when a request gets no picture; its message is the one sentence that the caller reads. */
export class Declined extends Error {
  override readonly name = 'Declined';
  readonly status: Status;

  constructor(status: Status, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
