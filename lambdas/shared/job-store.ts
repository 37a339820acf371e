/** Where a job stands that takes longer than a process lives. */
export type JobState = {
  /** Rises with every write: who read an older one is not the job's only run. */
  readonly turn: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Where its listing goes on; absent at the beginning. */
  readonly cursor?: string;
  readonly done: number;
  /** How many there were when it began. */
  readonly total: number;
};

/** One job's memory. */
export interface JobStore {
  /** Where the job stands; nothing before its first run. */
  read(): Promise<JobState | undefined>;
  /** Takes the place of what was there, unless another run has written since `turn - 1`: then `false`. */
  write(state: JobState): Promise<boolean>;
}
