import { z } from 'zod';
import { Access, signatureWish } from './config/access';
import { Backup } from './config/backup';
import { Evidence, settledEvidence } from './config/evidence';
import { flag, oneOf, REGION, text, whole } from './config/fields';
import { Functions, settledFunctions } from './config/functions';
import { Images, settledImages } from './config/images';
import { Keys, keylessWish, settledKeys } from './config/keys';
import { Lifecycle, settledLifecycle } from './config/lifecycle';
import { bypassWish, Locks } from './config/locks';
import { mistakesIn, Replication, settledReplication } from './config/replication';
import { configErrorOf } from './config-error';

/** CloudWatch keeps logs for these spans only: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 180, 365] as const;

const LONGEST_BUCKET_NAME = 63;

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
    uploads: z
      .strictObject({
        maxMiB: whole('MiB', 1, 5120)
          .default(100)
          .describe('Largest upload, MiB. A single PUT to S3 takes 5 GiB; more needs multipart.'),
        ttlSeconds: whole('seconds', 30, 600).default(300).describe('How long a presigned address works.'),
        origins: z
          .array(
            text(/^https?:\/\/[^/*]*\*?[^/*]*$/, 'an origin such as https://photos.example.com, with one * at most'),
            {
              error: 'give a list of origins',
            },
          )
          .min(1, { error: 'give at least one origin' })
          .default(['https://*.cloudfront.net'])
          .describe('Pages that may upload from a browser; S3 takes one `*` in each.'),
      })
      .prefault({}),
    images: Images.prefault({}),
    keys: Keys.prefault({}),
    access: Access.prefault({}),
    locks: Locks.prefault({}),
    backup: Backup.prefault({}),
    replication: Replication.prefault({}),
    lifecycle: Lifecycle.prefault({}),
    evidence: Evidence.prefault({}),
    logs: z
      .strictObject({
        days: z
          .literal(LOG_DAYS, { error: `give one of ${LOG_DAYS.join(', ')} days` })
          .default(30)
          .describe('How long logs of functions are kept.'),
      })
      .prefault({}),
    functions: Functions.prefault({}),
    bootstrapped: flag()
      .default(true)
      .describe(
        'Whether the account has been prepared by `cdk bootstrap`; without, assets go to a bucket `<project>-<stage>-assets-<region>`.',
      ),
    watch: z
      .strictObject({
        functions: oneOf(['together', 'each'])
          .optional()
          .describe(
            '`together`: one alarm for the errors of all functions of the account and region, since only ten alarms are free; a throttle rings by what comes of it, an old message or an error of the API. `each`: errors and throttles of each function of ours, at $0.10 an alarm.',
          ),
        cacheMetrics: flag()
          .optional()
          .describe('Whether CloudFront says how often its caches help, for $0.30 a metric and month.'),
      })
      .prefault({}),
    edge: z
      .strictObject({
        distributionId: text(/^E[A-Z0-9]{6,20}$/, 'a distribution id such as E2EXAMPLE1ABCD')
          .optional()
          .describe(
            "The distribution's id once it exists: narrows the buckets' grant from all of the account's distributions to this one.",
          ),
        connectSources: z
          .array(text(/^https?:\/\/[^\s/;,'"]+$/, 'an origin such as https://api.example.com, without a path'), {
            error: 'give a list of origins',
          })
          .optional()
          .describe(
            "Where the page may send requests besides its own host; unset, the originals bucket and the region's Cognito.",
          ),
      })
      .prefault({}),
  })
  .superRefine(({ project, stage, region, profile, functions, keys, access, locks, uploads, ...more }, context) => {
    const { replication, evidence } = more;
    const isStrict = profile === 'strict';
    const complain = (path: string[], input: unknown, message: string) =>
      context.addIssue({ code: 'custom', path, input, message });
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    const surroundings = surroundingsOf({ region, profile, keys });
    const longest = longestOf([region, settledReplication(replication, surroundings).region ?? region]);
    const audit = replication.auditCopy ? [AUDIT_COPY] : [];
    const logs = settledEvidence(evidence, isStrict).accessLogs ? [ACCESS_LOGS] : [];
    const thing = longestOf(['renditions', ...audit, ...logs]);
    const tooLong = `${project}-${stage}-${thing}-${'0'.repeat(12)}-${longest}`.length - LONGEST_BUCKET_NAME;
    if (tooLong > 0)
      complain(
        ['project'],
        project,
        `give a project or stage that is ${tooLong} characters shorter, or no bucket can be named`,
      );
    if (functions.sharp === 'layer' && functions.architecture !== 'arm64') {
      complain(
        ['functions', 'architecture'],
        functions.architecture,
        'give arm64: the layer with sharp is made for it',
      );
    }
    const wish = keylessWish(keys, isStrict);
    if (wish) complain(['keys', 'multiRegion'], keys.multiRegion, wish);
    const ageWish = signatureWish(access, uploads.ttlSeconds);
    if (ageWish) complain(['access', 'maxSignatureAgeSeconds'], access.maxSignatureAgeSeconds, ageWish);
    const bypass = bypassWish(locks);
    if (bypass) complain(['locks', 'bypassRoles'], locks.bypassRoles, bypass);
    for (const { path, message } of mistakesIn(replication, surroundings))
      complain(['replication', path], replication[path], message);
  })
  .transform(({ watch, images, keys, functions, replication, lifecycle, evidence, ...config }) => {
    const isStrict = config.profile === 'strict';
    const { functions: functionAlarms = isStrict ? 'each' : 'together', cacheMetrics = isStrict } = watch;
    return {
      ...config,
      images: settledImages(images, isStrict),
      keys: settledKeys(keys, isStrict),
      functions: settledFunctions(functions, isStrict),
      replication: settledReplication(replication, surroundingsOf({ ...config, keys })),
      lifecycle: settledLifecycle(lifecycle, isStrict),
      evidence: settledEvidence(evidence, isStrict),
      watch: { functions: functionAlarms, cacheMetrics } as const,
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

/** What the parameter with the distribution's id is called: Edge writes it, Flow, which deploys before, reads it when it runs. */
export const DISTRIBUTION_PARAMETER = 'distribution-id';

/** What the secret is called whose versions sign variants: Keep makes it, Flow and whoever signs know it by this name. */
export const SIGNING_KEYS = 'signing-keys';

/** What the section about copies depends on besides itself. */
function surroundingsOf({ region, profile, keys }: { region: string; profile: string; keys: z.output<typeof Keys> }) {
  const isStrict = profile === 'strict';
  return { region, isStrict, hasKeys: settledKeys(keys, isStrict).owner === 'customer' };
}

/** The bucket in the stage's own region from which no role of the stage deletes. */
export const AUDIT_COPY = 'originals-audit';

/** The bucket in which S3 writes down who asked for what. */
export const ACCESS_LOGS = 'access-logs';

const longestOf = (names: readonly string[]): string => names.reduce((a, b) => (b.length > a.length ? b : a));

/** `<project>-<stage>-<thing>`: the plain name of whatever another stack must find without asking. */
export const nameOf = ({ project, stage }: Config, thing: string): string => `${project}-${stage}-${thing}`;

/** The bucket in a region that takes code and templates of a stage whose account nobody bootstrapped. */
export const assetBucketOf = (config: Config, region: string): string => `${nameOf(config, 'assets')}-${region}`;
