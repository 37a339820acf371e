import { runCommand } from './run-command';
import { judgeRules } from './storage-plan/judge-rules';
import { planOptionsOf } from './storage-plan/options';
import { processTerminal } from './terminal';

runCommand(async () => judgeRules(planOptionsOf(process.argv.slice(2)), processTerminal));
