import { inOneLine, isAwsError } from '../command/aws-error';
import { endWith, Obstacle } from '../command/obstacle';

/** Runs a command on an account to its end; what AWS refuses is said in one line. */
export function runCommand(command: () => Promise<void>): void {
  endWith(() =>
    command().catch((error) => {
      throw isAwsError(error) ? new Obstacle(`AWS refused: ${inOneLine(error)}`) : error;
    }),
  );
}
