import { reachStage } from './reach-stage';
import { runCommand } from './run-command';
import { signAddresses } from './signing/sign-addresses';
import { signingOptionsOf } from './signing/signing-options';
import { signingSecretOf } from './signing/signing-secret';
import { processTerminal } from './terminal';

/** What it is about goes beside, so that the addresses alone go on into a file or a page. */
const beside = { ...processTerminal, say: (line: string) => console.error(line) };

runCommand(async () => {
  const options = signingOptionsOf('sign', process.argv.slice(2));
  reachStage(options.config);
  const signed = await signAddresses(options, () => signingSecretOf(options.config, beside));
  for (const address of signed) console.log(address);
});
