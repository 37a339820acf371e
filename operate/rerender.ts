import { Obstacle } from '../command/obstacle';
import { reachStage } from './reach-stage';
import { rerenderOptionsOf } from './rerender/options';
import { rerenderStage } from './rerender/rerender-stage';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';

runCommand(async () => {
  const options = rerenderOptionsOf(process.argv.slice(2));
  reachStage(options.config);
  await rerenderStage(options, processTerminal, stopRequest());
});

/** Ctrl-C ends what is under way at the next pause; a second one ends it at once. */
function stopRequest(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort(new Obstacle('Stopped. Repeat the command to go on.')));
  }
  return controller.signal;
}
