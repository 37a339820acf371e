import { clockUntil } from './clock';
import { reachStage } from './reach-stage';
import { runCommand } from './run-command';
import { stopRequest } from './stop-request';
import { processTerminal } from './terminal';
import { originalsOf } from './versions/originals-of';
import { rewind } from './versions/rewind';
import { rewindOptionsOf } from './versions/rewind-options';
import { s3VersionedBucket } from './versions/s3-versioned-bucket';

runCommand(async () => {
  const { config, wish } = rewindOptionsOf(process.argv.slice(2));
  reachStage(config);
  const { client, bucket } = await originalsOf(config, processTerminal);
  const clock = clockUntil(stopRequest('Stopped. Repeat the command to go on.'));
  await rewind(wish, { bucket: s3VersionedBucket(client, bucket), clock, terminal: processTerminal });
});
