import './environment';
import { type LocalCloud, startCloud } from '../../local/cloud';
import { PATH_FOLDER, writePathCloud } from './path';

declare global {
  var cloudOfThePath: LocalCloud | undefined;
}

/** Brings the stack up once, before the first path test. */
export default async function startPath(): Promise<void> {
  const cloud = await startCloud({ folder: PATH_FOLDER });
  writePathCloud(cloud);
  globalThis.cloudOfThePath = cloud;
}
