import { randomUUID } from 'node:crypto';
import { CreateJobCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { nameOf } from '../../lib/config/names';
import { copyOf } from '../../lib/stacks/copies';
import { enterAccount } from '../account';
import { requireYes } from '../consent';
import { BATCH_REPLICATION, REPLICATION, STORAGE_CLASS_PRICES } from '../cost/prices';
import { deployedStack } from '../deployed-stack';
import { counted, dollars } from '../in-words';
import { copiesOf } from '../storage-plan/copies';
import type { Terminal } from '../terminal';
import { jobFor } from './batch-job';
import type { ReplicationOptions } from './replication-options';

/** The output of Keep that names the bucket, of each thing that may be copied. */
const BUCKETS = { originals: 'OriginalsBucket', site: 'SiteBucket' } as const;

/** Has S3 copy what was there before the rules were: one job a bucket, after a yes to what it costs. */
export async function replicateExisting({ config, yes }: ReplicationOptions, terminal: Terminal): Promise<void> {
  const account = await enterAccount(config, terminal);
  const things = copiedIn(config);
  const outputs = await outputsOfKeep(config);
  const roleArn = outputs('BatchReplicationRole');
  const objects = things.map((thing) => ({ thing, bucket: outputs(BUCKETS[thing]) }));
  terminal.say(`What is in ${objects.map(({ bucket }) => bucket).join(' and ')}, and not copied yet, is copied now.`);
  terminal.say(costInWords(config, things));
  await requireYes('Copy?', yes, terminal);
  const client = new S3ControlClient({ region: config.region });
  for (const { thing, bucket } of objects) {
    const job = jobFor({ config, account, bucket, thing, roleArn, token: randomUUID() });
    const { JobId } = await client.send(new CreateJobCommand(job));
    terminal.say(`Job ${JobId} copies ${thing}. How far it is:`);
    terminal.say(`  aws s3control describe-job --region ${config.region} --account-id ${account} --job-id ${JobId}`);
  }
}

/** The audit copy is of originals as well. */
const copiedIn = (config: Config): Array<keyof typeof BUCKETS> => [
  'originals',
  ...(copyOf(config, 'site').length > 0 ? (['site'] as const) : []),
];

async function outputsOfKeep(config: Config): Promise<(name: string) => string> {
  const stack = await deployedStack({ name: nameOf(config, 'keep'), region: config.region });
  const outputs = new Map(stack?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  return (name) => {
    const value = outputs.get(name);
    if (value !== undefined) return value;
    throw new Obstacle(
      `Stack ${nameOf(config, 'keep')} in ${config.region} copies nothing yet: run "npm run deploy -- --stage ${config.stage}" first`,
    );
  };
}

function costInWords(config: Config, things: ReturnType<typeof copiedIn>): string {
  const { job } = BATCH_REPLICATION;
  const millions = things.map((thing) => `$${millionOf(config, thing)} a million ${OBJECTS[thing]}`).join(', ');
  const way = `${dollars(REPLICATION.gbToAnotherRegion.each)} for each GB that goes to another region`;
  return `That costs ${dollars(things.length * job.each)} for ${counted(things.length, 'job')}, ${millions}, and ${way}.`;
}

const OBJECTS = { originals: 'originals', site: 'files of the site' } as const;

/** US dollars to list a million, work them off and write each of their copies. */
function millionOf(config: Config, thing: keyof typeof BUCKETS): number {
  const classes = thing === 'site' ? (['standard'] as const) : copiesOf(config).map(({ into }) => into);
  const writes = classes.map((into) => 1e6 * STORAGE_CLASS_PRICES[into].write);
  return BATCH_REPLICATION.millionObjects.each + writes.reduce((sum, one) => sum + one, 0);
}
