import { reachStage } from './reach-stage';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';
import { legalHold } from './versions/legal-hold';
import { legalHoldOptionsOf } from './versions/legal-hold-options';
import { originalsOf } from './versions/originals-of';

runCommand(async () => {
  const { config, wish } = legalHoldOptionsOf(process.argv.slice(2));
  reachStage(config);
  await legalHold(wish, { bucket: await originalsOf(config, processTerminal), terminal: processTerminal });
});
