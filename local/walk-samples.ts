import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../command/obstacle';
import type { LocalCloud } from './cloud';
import { signIn } from './developer';
import { SAMPLES } from './paths';
import type { Step } from './steps';
import { faultsOf } from './verify';
import { list, remove, untilRendered, upload, type Viewer } from './walk';

/** Stored lying on its side, with a wide-gamut profile and a position: everything that the path must put right. */
const HARDEST = 'forest-stream.jpg';

/**
 * Sends photos the whole way as a signed-in viewer would, and looks at what comes out at the other end: all of them to an empty page, so that
 * there is something to look at; beside other photos the hardest, which is deleted again.
 */
export async function walkSamples(cloud: LocalCloud, step: Step): Promise<void> {
  const viewer = { address: cloud.address, token: await signIn(cloud.pool, cloud.developer, cloud.endpoint) };
  const stay = (await list(viewer)).length === 0;
  const photos = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg') && (stay || name === HARDEST));
  const title = stay ? `walk ${photos.length} photos from upload to viewer` : 'walk one photo from upload to deletion';
  await step(title, async (say) => {
    let done = 0;
    const walks = photos.map(async (name) => {
      const faults = await walk(join(SAMPLES, name), viewer, stay);
      say(`${++done} of ${photos.length} came through`);
      return faults;
    });
    const faults = (await Promise.all(walks)).flat();
    const page = await fetch(cloud.address);
    if (!page.ok) faults.push(`the page answered ${page.status}`);
    if (faults.length > 0) throw new Obstacle(`Not everything came through right:\n  ${faults.join('\n  ')}`);
  });
}

async function walk(photo: string, viewer: Viewer, stays: boolean): Promise<string[]> {
  const { asset } = await upload(photo, viewer);
  const faults = await faultsOf(await untilRendered(asset, viewer), photo, viewer.address);
  if (!stays) await remove(asset, viewer);
  return faults;
}
