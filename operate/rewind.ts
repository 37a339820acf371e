import { clockUntil } from './clock';
import { reachStage } from './reach-stage';
import { runCommand } from './run-command';
import { stopRequest } from './stop-request';
import { processTerminal } from './terminal';
import { originalsOf } from './versions/originals-of';
import { rewind } from './versions/rewind';
import { rewindOptionsOf } from './versions/rewind-options';

runCommand(async () => {
  const { config, wish } = rewindOptionsOf(process.argv.slice(2));
  reachStage(config);
  const bucket = await originalsOf(config, processTerminal);
  const clock = clockUntil(stopRequest('Stopped. Repeat the command to go on.'));
  await rewind(wish, { stage: config.stage, bucket, clock, terminal: processTerminal });
});
