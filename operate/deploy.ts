import { deployStage } from './deployment/deploy-stage';
import { optionsOf } from './options';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';

runCommand(async () => deployStage(optionsOf('deploy', process.argv.slice(2)), processTerminal));
