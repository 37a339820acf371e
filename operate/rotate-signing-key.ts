import { reachStage } from './reach-stage';
import { runCommand } from './run-command';
import { rotateKey } from './signing/rotate-key';
import { signingOptionsOf } from './signing/signing-options';
import { signingSecretOf } from './signing/signing-secret';
import { processTerminal } from './terminal';

runCommand(async () => {
  const options = signingOptionsOf('rotate-signing-key', process.argv.slice(2));
  reachStage(options.config);
  await rotateKey(options, await signingSecretOf(options.config, processTerminal), processTerminal);
});
