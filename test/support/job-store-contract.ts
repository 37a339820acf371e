import type { JobState, JobStore } from '../../lambdas/shared/job-store';

const FIRST: JobState = { turn: 1, startedAt: '2026-11-21T10:00:00.000Z', done: 0, total: 3 };

/** What every `JobStore` promises. `made` answers that of a new job. */
export function promisesOfAJobStore(made: () => JobStore): void {
  test('knows nothing of a job that never ran', async () => {
    expect(await made().read()).toBeUndefined();
  });

  test('answers what was written last', async () => {
    const job = made();

    expect(await job.write(FIRST)).toBe(true);
    expect(await job.write({ ...FIRST, turn: 2, cursor: 'after', done: 2 })).toBe(true);

    expect(await job.read()).toEqual({ ...FIRST, turn: 2, cursor: 'after', done: 2 });
  });

  test('refuses a run that another one has overtaken', async () => {
    const job = made();
    await job.write(FIRST);
    await job.write({ ...FIRST, turn: 2 });

    expect(await job.write(FIRST)).toBe(false);
    expect(await job.write({ ...FIRST, turn: 2, done: 1 })).toBe(false);
    expect(await job.read()).toEqual({ ...FIRST, turn: 2 });
  });
}
