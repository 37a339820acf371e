import { Obstacle } from '../command/obstacle';
import { childEnvironment } from '../local/environment';
import { runningEndpoint } from '../local/running';
import { rerenderOptionsOf } from './rerender/options';
import { rerenderStage } from './rerender/rerender-stage';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';

runCommand(async () => {
  const options = rerenderOptionsOf(process.argv.slice(2));
  const { INIT_CWD } = process.env;
  // the local stage is asked with keys that open nothing, at an address of this machine: nothing of an account gets through
  if (!options.config.bootstrapped) process.env = { ...childEnvironment(runningEndpoint()), INIT_CWD };
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
