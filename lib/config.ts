import { z } from 'zod';
import { Access } from './config/access';
import { disagreementsIn } from './config/agreements';
import { Backup } from './config/backup';
import { Edge } from './config/edge';
import { Evidence, settledEvidence } from './config/evidence';
import { flag, oneOf, REGION, text } from './config/fields';
import { Functions, settledFunctions } from './config/functions';
import { Images, settledImages } from './config/images';
import { Keys, settledKeys } from './config/keys';
import { Lifecycle, settledLifecycle } from './config/lifecycle';
import { Locks } from './config/locks';
import { Logs } from './config/logs';
import { Replication, settledReplication, surroundingsOf } from './config/replication';
import { Uploads } from './config/uploads';
import { settledWatch, Watch } from './config/watch';
import { configErrorOf } from './config-error';

/** Every knob of a stage. All but `stage` have a default; `bin/stages.ts` says what each stage turns. */
const Config = z
  .strictObject({
    stage: text(/^[a-z][a-z0-9]{1,11}$/, '2 to 12 lower-case letters and digits, a letter first').describe(
      'Part of every name, so that stages share an account.',
    ),
    project: text(/^[a-z][a-z0-9-]{1,15}$/, '2 to 16 lower-case letters, digits and hyphens, a letter first')
      .default('quayside')
      .describe('First part of every name; change it when you make the template yours.'),
    region: text(REGION, 'a region such as eu-west-1')
      .default('us-east-1')
      .describe('Where everything but CloudFront lives. The edge stack is always in us-east-1.'),
    profile: oneOf(['lean', 'strict'])
      .default('lean')
      .describe('`lean`: keys that AWS owns, nothing that costs when idle. `strict`: customer managed keys.'),
    keepData: flag().default(true).describe('Whether buckets, table and user pool outlive their stack.'),
    uploads: Uploads.prefault({}),
    images: Images.prefault({}),
    keys: Keys.prefault({}),
    access: Access.prefault({}),
    locks: Locks.prefault({}),
    backup: Backup.prefault({}),
    replication: Replication.prefault({}),
    lifecycle: Lifecycle.prefault({}),
    evidence: Evidence.prefault({}),
    logs: Logs.prefault({}),
    functions: Functions.prefault({}),
    bootstrapped: flag()
      .default(true)
      .describe(
        'Whether the account has been prepared by `cdk bootstrap`; without, assets go to a bucket `<project>-<stage>-assets-<region>`.',
      ),
    watch: Watch.prefault({}),
    edge: Edge.prefault({}),
  })
  .superRefine((sections, context) => {
    for (const disagreement of disagreementsIn(sections)) context.addIssue({ code: 'custom', ...disagreement });
  })
  .transform(({ watch, images, keys, functions, replication, lifecycle, evidence, ...config }) => {
    const isStrict = config.profile === 'strict';
    return {
      ...config,
      images: settledImages(images, isStrict),
      keys: settledKeys(keys, isStrict),
      functions: settledFunctions(functions, isStrict),
      replication: settledReplication(replication, surroundingsOf({ ...config, keys })),
      lifecycle: settledLifecycle(lifecycle, isStrict),
      evidence: settledEvidence(evidence, isStrict),
      watch: settledWatch(watch, isStrict),
    };
  });

/** Every setting and what it means, by path, as JSON Schema. */
export const configSchema = () => z.toJSONSchema(Config, { io: 'input', unrepresentable: 'any' });

export type ConfigInput = z.input<typeof Config>;
export type Config = z.output<typeof Config>;

/** Checks a stage's settings and fills in the defaults. Throws a `ConfigError`. */
export function defineConfig(input: ConfigInput): Config {
  const parsed = Config.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw configErrorOf(input.stage, parsed.error.issues);
}
