import { isAwsError } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { RemovalRefused } from '../../lambdas/shared/s3-removal';
import { inTurns } from '../in-turns';
import { counted } from '../in-words';

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

const SHOWN = 5;

/** What of a prefix or key could not be done, the first of it line by line. `said` is what that means. */
export function leftOver(said: string, left: readonly string[]): Obstacle {
  const more = left.length > SHOWN ? [`and ${left.length - SHOWN} more`] : [];
  const lines = [...left.slice(0, SHOWN), ...more].map((line) => `  ${line}`);
  return new Obstacle(`${said}: ${counted(left.length, 'object')}. Mend this and repeat:\n${lines.join('\n')}`);
}
