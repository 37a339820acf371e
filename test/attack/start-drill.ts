import '../support/environment';
import { join } from 'node:path';
import { STATE } from '../../command/paths';
import { type LocalCloud, startCloud } from '../../local/cloud';
import { writePathCloud } from '../support/path';

/** Apart from a running `npm start` and from the path tests. */
export const DRILL_FOLDER = join(STATE, 'drill');

declare global {
  var cloudOfTheDrill: LocalCloud | undefined;
}

/** Brings stage `drill` up once, on an engine that asks everybody for rights, before the first attack. */
export default async function startDrill(): Promise<void> {
  const cloud = await startCloud({ folder: DRILL_FOLDER, stage: 'drill', asksForRights: true });
  writePathCloud(cloud, DRILL_FOLDER);
  globalThis.cloudOfTheDrill = cloud;
}
