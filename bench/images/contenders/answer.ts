import { readFileSync } from 'node:fs';
import type { Made, Turn } from '../made';

/** A photo to work on. */
export type Question = { readonly photo: string };
export type Reply = Turn | { readonly problem: string };

/** How a contender works: what it `prepares`, once for turns with the same photo, is not measured. */
type Contender<Prepared> = {
  readonly prepare?: (photo: string) => Promise<Prepared>;
  readonly make: (photo: string, prepared: Prepared) => Promise<Made[]>;
};

/** Answers the bench, in a process of one's own so that the CPU time is nobody else's. */
export function answer<Prepared = undefined>({ prepare, make }: Contender<Prepared>): void {
  process.on('message', async ({ photo }: Question) => {
    process.send?.(await measured(photo).catch(({ stack }: Error): Reply => ({ problem: String(stack) })));
  });

  let ready: { readonly photo: string; readonly prepared: Prepared } | undefined;
  const measured = async (photo: string): Promise<Reply> => {
    if (ready?.photo !== photo) ready = { photo, prepared: (await prepare?.(photo)) as Prepared };
    const before = process.cpuUsage();
    const files = await make(photo, ready.prepared);
    const { user, system } = process.cpuUsage(before);
    return { cpuMs: (user + system) / 1000, files };
  };
}

export const read = (photo: string): Buffer => readFileSync(photo);
