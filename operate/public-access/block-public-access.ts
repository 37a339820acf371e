import { requireYes } from '../consent';
import type { Terminal } from '../terminal';
import type { AccountBlock } from './account-block';

/** Blocks public access to every bucket of an account, after a yes: others' buckets are among them. Nothing to do is no question. */
export async function blockPublicAccess(yes: boolean, block: AccountBlock, terminal: Terminal): Promise<void> {
  const { account } = block;
  if (await block.isComplete()) {
    terminal.say(`Account ${account} blocks public access to all of its buckets already.`);
    return;
  }
  await requireYes(
    `No bucket of account ${account} can be public any more then, ours or others': a website that anybody reads straight from S3 goes dark. Block public access to all of them?`,
    yes,
    terminal,
  );
  await block.complete();
  terminal.say(
    `Account ${account} blocks public access to all of its buckets, those of tomorrow too. It takes effect everywhere within minutes.`,
  );
}
