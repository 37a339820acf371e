import type { Config } from '../../lib/config';
import type { StackDesign } from '../blueprint';

/** A stage on its way into an account. */
export type Departure = {
  readonly config: Config;
  readonly account: string;
  readonly designs: readonly StackDesign[];
  /** The folder that becomes the layer with sharp. @default - the checkout's */
  readonly sharpLayer?: string;
  /** The folder that becomes the layer with the decoder of HEIC. @default - the checkout's */
  readonly heicLayer?: string;
};

/** What a check has to say: a problem stops the deployment, advice does not. One sentence each, with the fix in it. */
export type Finding = { readonly kind: 'problem' | 'advice' | 'unchecked'; readonly sentence: string };

export type Check = {
  /** What is looked at, for the sentence that says that it could not be. */
  readonly subject: string;
  find(departure: Departure): Promise<readonly Finding[]>;
};

export const problem = (sentence: string): Finding => ({ kind: 'problem', sentence });
export const advice = (sentence: string): Finding => ({ kind: 'advice', sentence });

/** The stacks' regions, each once. */
export const regionsOf = (designs: readonly StackDesign[]): string[] => [
  ...new Set(designs.map(({ region }) => region)),
];
