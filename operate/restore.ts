import { reachStage } from './reach-stage';
import { restoreOptionsOf } from './restore/options';
import { restoreStage } from './restore/restore-stage';
import { runCommand } from './run-command';
import { stopRequest } from './stop-request';
import { processTerminal } from './terminal';

runCommand(async () => {
  const options = restoreOptionsOf(process.argv.slice(2));
  reachStage(options.config);
  await restoreStage(options, processTerminal, stopRequest('Stopped waiting. What S3 was asked for, it goes on with.'));
});
