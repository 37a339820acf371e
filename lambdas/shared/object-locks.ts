/** Why a key can't be removed for good yet. */
export type Lock = {
  /** When its longest retention ends, ISO 8601, UTC; nothing while there is none. */
  readonly until?: string;
  /** Whether somebody holds a version of it, for as long as they please. */
  readonly isHeld: boolean;
};

/** The locks on versions of one bucket. */
export interface ObjectLocks {
  /** What stands against removing every version of a key; nothing when nothing does. */
  lockOn(key: string): Promise<Lock | undefined>;
}
