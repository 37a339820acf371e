/** A file made to hurt whoever opens it, the same at every run. */
export type Attack = {
  /** What it is, as a person would list it: `PNG of 30,000 x 30,000 pixels`. */
  readonly name: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
};
