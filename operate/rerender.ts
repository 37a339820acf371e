import { reachStage } from './reach-stage';
import { rerenderOptionsOf } from './rerender/options';
import { rerenderStage } from './rerender/rerender-stage';
import { runCommand } from './run-command';
import { stopRequest } from './stop-request';
import { processTerminal } from './terminal';

runCommand(async () => {
  const options = rerenderOptionsOf(process.argv.slice(2));
  reachStage(options.config);
  await rerenderStage(options, processTerminal, stopRequest('Stopped. Repeat the command to go on.'));
});
