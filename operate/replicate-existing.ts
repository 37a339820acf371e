import { replicateExisting } from './replication/replicate-existing';
import { replicationOptionsOf } from './replication/replication-options';
import { runCommand } from './run-command';
import { processTerminal } from './terminal';

runCommand(async () => replicateExisting(replicationOptionsOf(process.argv.slice(2)), processTerminal));
