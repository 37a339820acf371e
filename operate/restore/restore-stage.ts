import { clockUntil } from '../clock';
import { findOriginals } from '../originals-bucket';
import type { Terminal } from '../terminal';
import type { RestoreOptions } from './options';
import { restoreObjects } from './restore-objects';
import { s3Archive } from './s3-archive';

/** Restores originals of a deployed stage. Ends with the signal's reason when that is given; S3 goes on then. */
export async function restoreStage({ config, wish }: RestoreOptions, terminal: Terminal, signal: AbortSignal) {
  const { client, bucket } = await findOriginals(config, terminal);
  await restoreObjects(wish, { archive: s3Archive(client, bucket), clock: clockUntil(signal), terminal });
}
