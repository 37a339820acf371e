import type { JobState, JobStore } from '../../lambdas/shared/job-store';

/** One job's state in memory; passes the contract that the DynamoDB adapter passes. */
export class MemoryJobStore implements JobStore {
  state?: JobState;

  async read(): Promise<JobState | undefined> {
    return this.state;
  }

  async write(state: JobState): Promise<boolean> {
    if ((this.state?.turn ?? 0) !== state.turn - 1) return false;
    this.state = state;
    return true;
  }
}
