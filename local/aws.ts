import { spawn } from 'node:child_process';
import { endWith } from '../command/obstacle';
import { AWS_CLI } from './aws-cli/aws-cli';
import { wordsFor } from './aws-cli/words';
import { childEnvironment } from './environment';
import { runningEndpoint } from './running';

/** `npm run aws -- s3 ls`: the AWS CLI, before the running engine and nothing else. */
async function aws(): Promise<void> {
  const endpoint = runningEndpoint();
  // where npm was called, so that names of files mean what they say
  const cwd = process.env.INIT_CWD;
  const words = wordsFor(endpoint, process.argv.slice(2));
  const child = spawn(AWS_CLI, words, { cwd, env: childEnvironment(endpoint), stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

endWith(aws);
