import { inOneLine, isAwsError } from '../command/aws-error';
import { endWith, Obstacle } from '../command/obstacle';
import { ConfigError } from '../lib/config';

/** Runs a command to its end: status 1 and one sentence for what a person can mend, a stack trace only for a mistake of ours. */
export function runCommand(command: () => Promise<void>): void {
  // Node 20 is what many still have here; the functions run on 24
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const sayable = command().catch((error) => {
    if (error instanceof ConfigError) throw new Obstacle(error.message);
    throw isAwsError(error) ? new Obstacle(`AWS refused: ${inOneLine(error)}`) : error;
  });
  endWith(sayable);
}
