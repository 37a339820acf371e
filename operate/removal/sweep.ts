import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchLogsClient, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ifThere } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { listed, type Terminal } from '../terminal';
import { isOneOf, type Leftover, leftoversOf } from './leftovers';

export type Sweep = {
  readonly config: Config;
  readonly regions: readonly string[];
  /** Names and ids of all that is meant to stay. */
  readonly kept: ReadonlySet<string>;
  /** Log groups that only our functions write: a late line makes one again after its stack has gone. */
  readonly logGroups: ReadonlySet<string>;
  /** How long the index of tags may lag behind. @default 60 seconds */
  readonly patienceMs?: number;
  /** How often to look meanwhile. @default 5 seconds */
  readonly lookMs?: number;
};

/** Removes what is certainly ours and came back. Throws an `Obstacle` that names everything else which should not be there any more. */
export async function sweep(options: Sweep, terminal: Terminal): Promise<void> {
  const { patienceMs = 60_000, lookMs = 5000 } = options;
  const deadline = Date.now() + patienceMs;
  let left = await remaining(options, terminal);
  while (!left.every(isWaiting) && Date.now() < deadline) {
    await sleep(Math.min(lookMs, deadline - Date.now()));
    left = await remaining(options, terminal);
  }
  const waiting = left.filter(isWaiting);
  for (const { name } of waiting)
    terminal.say(`KMS forgets ${name} after its waiting period, free of charge till then`);
  const lines = left
    .filter((leftover) => !isWaiting(leftover))
    .map(({ kind, name, region }) => `${kind} ${name} in ${region}`);
  if (lines.length === 0) return;
  throw new Obstacle(
    `Left in the account, and none of ours to remove unasked: look at each, remove it, then repeat.\n${listed(lines)}`,
  );
}

/** A key is never deleted at once: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
const isWaiting = ({ kind }: Leftover): boolean => kind === 'kms';

async function remaining(options: Sweep, terminal: Terminal): Promise<Leftover[]> {
  const { config, regions, kept, logGroups } = options;
  const found = (await leftoversOf(config, regions)).filter(({ name }) => !isOneOf(name, kept));
  const ours = found.filter(({ name }) => isOneOf(name, logGroups));
  for (const leftover of ours) await removeLogGroup(leftover, terminal);
  return found.filter((leftover) => !ours.includes(leftover));
}

async function removeLogGroup({ name, region }: Leftover, terminal: Terminal): Promise<void> {
  const logGroupName = name.replace(/^arn:.*:log-group:|:\*$/g, '');
  await ifThere(new CloudWatchLogsClient({ region }).send(new DeleteLogGroupCommand({ logGroupName })));
  terminal.say(`Removed log group ${logGroupName}, which had come back`);
}
