import type { Config } from '../../lib/config';
import { isLockable } from '../../lib/config/locks';
import { copyOf } from '../../lib/stacks/copies';
import { findOriginals } from '../originals-bucket';
import type { Terminal } from '../terminal';
import type { VersionedBucket } from './history';
import { s3VersionedBucket } from './s3-versioned-bucket';

/** The originals of a stage with their past. Throws an `Obstacle` when they are not there. */
export async function originalsOf(config: Config, terminal: Terminal): Promise<VersionedBucket> {
  const { client, bucket } = await findOriginals(config, terminal);
  const copiesMarkers = copyOf(config, 'originals').some(({ deleteMarkers }) => deleteMarkers);
  return s3VersionedBucket(client, bucket, { copiesMarkers, isLockable: isLockable(config.locks.originals) });
}
