import { optionsOf } from './options';
import { destroyStage } from './removal/destroy-stage';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';

runCommand(async () => destroyStage(optionsOf('destroy', process.argv.slice(2)), processTerminal));
