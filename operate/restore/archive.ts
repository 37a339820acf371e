import type { Place, Tier } from './retrieval';

/** What is asked of an archive: how fast, and for how many days a copy stays. */
export type Wish = { readonly tier: Tier; readonly days: number };

/** The current version of a key, or the one that is named. */
export type Named = { readonly key: string; readonly versionId?: string };

/** One object, as far as an archive is concerned. Without a place it is in none. */
export type Held = Named & {
  readonly sizeBytes: number;
  readonly place?: Place;
  readonly state: 'readable' | 'archived' | 'restoring';
  /** Of a restored copy, ISO 8601, UTC. */
  readonly until?: string;
};

/** A bucket of which parts lie in an archive. */
export type Archive = {
  readonly bucket: string;
  /** Nothing when there is no such object or version. */
  look(named: Named): Promise<Held | undefined>;
  /** Keys below a prefix of all that may lie in an archive by its class; `look` knows. */
  candidates(prefix: string): Promise<string[]>;
  /**
   * Asks for an object; answers when S3 has taken the wish. Repeating it is harmless: while it is fetched nothing changes, and of a copy
   * that is there only the end moves. Throws an `Obstacle` when S3 has no room for an expedited one.
   */
  restore(held: Held, wish: Wish): Promise<void>;
};
