import { isAwsError } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { RemovalRefused } from '../../lambdas/shared/s3-removal';
import { inTurns } from '../in-turns';
import { counted } from '../in-words';
import { listed } from '../terminal';

/** Does something about each key, as far as S3 lets it. Answers what S3 refused, and why, in a line each. */
export async function refusalsOf<Item extends { readonly key: string }>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<string[]> {
  const answers = await inTurns(items, (item) => refusalOf(item.key, () => act(item)));
  return answers.filter((answer) => answer !== undefined);
}

async function refusalOf(key: string, act: () => Promise<void>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (isAwsError(error)) return `${key}: ${error.name}, ${error.message}`;
    if (error instanceof RemovalRefused) return `${key}: ${error.message}`;
    throw error;
  }
}

/** What could not be done about some keys, in a line each. `said` is what that means for them. */
export const leftOver = (said: string, left: readonly string[]): Obstacle =>
  new Obstacle(`${said}: ${counted(left.length, 'object')}. Mend this and repeat:\n${listed(left)}`);
