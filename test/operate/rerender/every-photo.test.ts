import fc from 'fast-check';
import { Obstacle } from '../../../command/obstacle';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import type { JobState } from '../../../lambdas/shared/job-store';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { partsOf } from '../../../lambdas/shared/original-key';
import { rerenderEvery } from '../../../operate/rerender/every-photo';
import { MemoryCatalog } from '../../support/memory-catalog';
import { MemoryClock } from '../../support/memory-clock';
import { MemoryJobStore } from '../../support/memory-job-store';
import { memoryTerminal } from '../../support/memory-terminal';

const PAGE = 50;

class Killed extends Error {}

/** A catalog of so many photos, and a process that is killed at one of its operations; counted from zero, each run anew. */
async function given(photos: number) {
  let operationsLeft = Number.POSITIVE_INFINITY;
  const step = async () => {
    if (operationsLeft-- <= 0) throw new Killed();
  };
  const catalog = new MemoryCatalog(step);
  for (let number = 0; number < photos; number++) {
    const key = `import/${number}.jpg`;
    const facts = {
      etag: 'e',
      sizeBytes: 1,
      contentType: '',
      modifiedAt: '2026-11-20T10:00:00.000Z',
      storageClass: 'STANDARD',
      metadata: {},
    };
    const current = { bucket: 'originals', key, ...partsOf(key), state: 'present', facts, observedAt: '' } as const;
    await catalog.writeCurrent({ asset: assetIdOf('originals', key) }, current, []);
  }
  const job = new (class extends MemoryJobStore {
    override async write(state: JobState): Promise<boolean> {
      await step();
      return super.write(state);
    }
  })();
  const sent: ObjectHint[] = [];
  const send = async (hints: readonly ObjectHint[]) => {
    for (const hint of hints) {
      await step();
      sent.push(hint);
    }
  };
  const terminal = memoryTerminal();
  const deps = { catalog, job, send, clock: new MemoryClock(), terminal };
  const run = (restart = false, operations = Number.POSITIVE_INFINITY) => {
    operationsLeft = operations;
    return rerenderEvery(deps, { restart });
  };
  return { catalog, job, sent, terminal, deps, run, keys: () => new Set(sent.map(({ key }) => key)) };
}

describe('re-rendering all photos', () => {
  test('sends one hint about each, which claims nothing', async () => {
    const { sent, terminal, run, keys } = await given(120);

    await run();

    expect(sent).toHaveLength(120);
    expect(keys().size).toBe(120);
    expect(sent[0]).toEqual({
      bucket: 'originals',
      key: expect.stringMatching(/^import\/\d+\.jpg$/),
      kind: 'asked',
      at: '2026-11-21T10:00:00.000Z',
    });
    expect(terminal.said).toEqual([
      'In the catalog: 120 photos.',
      expect.stringMatching(/^Given to the renderer: 120 photos\./),
    ]);
  });

  test('goes on where it was killed, wherever that was: none is left out, and one page at the most is given again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 130 }), fc.integer({ min: 0, max: 140 }), async (photos, operations) => {
        const { job, sent, run, keys } = await given(photos);

        await run(false, operations).catch((error) => expect(error).toBeInstanceOf(Killed));
        if (!job.state?.finishedAt) await run();

        expect(keys().size).toBe(photos);
        expect(sent.length - photos).toBeLessThanOrEqual(PAGE);
      }),
      {
        examples: [
          [0, 0],
          [120, 1],
          [120, 53],
          [50, 52],
        ],
      },
    );
  });

  test('says where it goes on', async () => {
    const { terminal, run } = await given(120);
    await run(false, 60).catch(() => {});
    terminal.said.length = 0;

    await run();

    expect(terminal.said[0]).toBe('Goes on after 50 of 120 photos, where the run of 2026-11-21 10:00 UTC ended.');
  });

  test('begins anew after a run that was done, and says when that was', async () => {
    const { sent, terminal, run } = await given(3);
    await run();
    terminal.said.length = 0;

    await run();

    expect(sent).toHaveLength(6);
    expect(terminal.said[0]).toBe('The last run was done on 2026-11-21 10:00 UTC; this one begins anew.');
  });

  test('begins anew when told to', async () => {
    const { sent, run } = await given(120);
    await run(false, 60).catch(() => {});
    sent.length = 0;

    await run(true);

    expect(sent).toHaveLength(120);
  });

  test('ends when another run has gone on meanwhile', async () => {
    const { job, deps } = await given(120);
    const send = async () =>
      void (await job.write({ turn: (job.state?.turn ?? 0) + 1, startedAt: '', done: 0, total: 0 }));

    const overtaken = rerenderEvery({ ...deps, send }, { restart: false });

    await expect(overtaken).rejects.toThrow(Obstacle);
  });
});
