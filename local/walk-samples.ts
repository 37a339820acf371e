import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../command/obstacle';
import type { LocalCloud } from './cloud';
import { signIn } from './developer';
import { SAMPLES } from './paths';
import type { Step } from './steps';
import { faultsOf } from './verify';
import { remove, untilRendered, upload, type Viewer } from './walk';

/** Stored lying on its side, with a wide-gamut profile and a position: everything that the path must put right. */
const HARDEST = 'forest-stream.jpg';

/**
 * Sends photos the whole way as a signed-in viewer would, and looks at what comes out at the other end. The first start sends all
 * of them, so that there is something to look at; a later one sends the hardest and deletes it again.
 */
export async function walkSamples(cloud: LocalCloud, step: Step): Promise<void> {
  const photos = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg') && (cloud.isNew || name === HARDEST));
  const title = cloud.isNew
    ? `walk ${photos.length} photos from upload to viewer`
    : 'walk one photo from upload to deletion';
  await step(title, async (say) => {
    const viewer = { address: cloud.address, token: await signIn(cloud.pool, cloud.developer, cloud.endpoint) };
    let done = 0;
    const walks = photos.map(async (name) => {
      const faults = await walk(join(SAMPLES, name), viewer, cloud.isNew);
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
