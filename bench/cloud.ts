import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalCloud, startCloud } from '../local/cloud';
import { STATE } from '../local/paths';

const FOLDER = join(STATE, 'bench');

/** A cloud of its own for one bench, gone afterwards. */
export async function withCloud<Result>(work: (cloud: LocalCloud) => Promise<Result>): Promise<Result> {
  const cloud = await startCloud({ folder: FOLDER });
  try {
    return await work(cloud);
  } finally {
    await cloud.stop();
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
