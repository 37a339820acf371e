import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { STATE } from '../command/paths';
import { type LocalCloud, startCloud } from '../local/cloud';

const FOLDER = join(STATE, 'bench', 'cloud');

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
