import { z } from 'zod';
import { EFFORT_FOR_MANY_VIEWS } from '../lambdas/shared/contract';
import { VariantError, variantIn } from '../lambdas/transform-image/variant';
import { configErrorOf } from './config-error';

/** A whole number, with an error that says what to write instead. */
const whole = (unit: string, min: number, max: number) => {
  const error = `give a whole number of ${unit} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `give one of ${values.join(', ')}` });

const text = (pattern: RegExp, hint: string) =>
  z.string({ error: `give ${hint}` }).regex(pattern, { error: `give ${hint}` });

/** CloudWatch keeps logs for these spans only: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 180, 365] as const;

const LONGEST_BUCKET_NAME = 63;

const WIDTH_PX = whole('pixels', 16, 4096);

/** The name of a variant, with an error that says what is wrong about it. */
const variant = z.string({ error: 'give a variant such as 640x640' }).superRefine((name, context) => {
  try {
    variantIn(name);
  } catch (error) {
    if (!(error instanceof VariantError)) throw error;
    context.addIssue({ code: 'custom', input: name, message: error.message });
  }
});

/** Every knob of a stage. All but `stage` have a default; `bin/stages.ts` says what each stage turns. */
const Config = z
  .strictObject({
    /** Part of every name, so that stages share an account. */
    stage: text(/^[a-z][a-z0-9]{1,11}$/, '2 to 12 lower-case letters and digits, a letter first'),
    /** First part of every name; change it when you make the template yours. */
    project: text(/^[a-z][a-z0-9-]{1,15}$/, '2 to 16 lower-case letters, digits and hyphens, a letter first').default(
      'quayside',
    ),
    /** Where everything but CloudFront lives. The edge stack is always in us-east-1. */
    region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-west-1').default('us-east-1'),
    /** `lean`: keys that AWS owns, nothing that costs when idle. `strict`: customer managed keys for data. */
    profile: oneOf(['lean', 'strict']).default('lean'),
    /** Whether buckets, table and user pool outlive their stack. */
    keepData: z.boolean({ error: 'give true or false' }).default(true),
    uploads: z
      .strictObject({
        /** Largest upload, MiB. A single PUT to S3 takes 5 GiB; more needs multipart. */
        maxMiB: whole('MiB', 1, 5120).default(100),
        /** How long a presigned address works. */
        ttlSeconds: whole('seconds', 30, 600).default(300),
        /** Pages that may upload from a browser; S3 takes one `*` in each. */
        origins: z
          .array(
            text(/^https?:\/\/[^/*]*\*?[^/*]*$/, 'an origin such as https://photos.example.com, with one * at most'),
            {
              error: 'give a list of origins',
            },
          )
          .min(1, { error: 'give at least one origin' })
          .default(['https://*.cloudfront.net']),
      })
      .prefault({}),
    images: z
      .strictObject({
        /** Widths of the renditions, rising. A photo is never enlarged. */
        widthsPx: z
          .array(WIDTH_PX, { error: 'give a list of widths' })
          .min(1, { error: 'give at least one width' })
          .refine(rises, { error: 'give each width once, the smallest first' })
          .default([320, 1024, 2048]),
        /** What each width is written in, the best first. AVIF is smaller than WebP and costs less to make; `jpeg` is for every other browser. */
        formats: z
          .array(oneOf(['avif', 'webp', 'jpeg']), { error: 'give a list of formats' })
          .refine((formats) => formats.at(-1) === 'jpeg' && new Set(formats).size === formats.length, {
            error: 'give each format once, jpeg last: it is what any browser shows',
          })
          .default(['avif', 'jpeg']),
        /** Views that one rendition will have, of the photos of this stage on average: from 11 on, smaller AVIF files are worth eight times the CPU time. */
        expectedViews: whole('views', 1, 1_000_000).default(1),
        /**
         * Whether an animated GIF or WebP moves: its renditions are then WebP, which moves, and JPEG, without AVIF. Takes as many encodes a width
         * as it has frames. @default - false: its first frame stands for it
         */
        animates: z.boolean({ error: 'give true or false' }).default(false),
        /**
         * Whether everybody who knows a photo's address may read where it was taken. Else its owner alone, from the API. Switched off
         * again, what was published is in caches until the photo goes.
         */
        publishPosition: z.boolean({ error: 'give true or false' }).default(false),
        /**
         * What is made of a picture when somebody asks for it: nothing, one of `presets`, or whatever a signed address says besides.
         * @default - `presets` in profile lean, since the secret that signs costs $0.40 a month, `signed` in strict
         */
        transform: oneOf(['off', 'presets', 'signed']).optional(),
        /** Variants that anybody may have made, in any format: `<width>[x<height>]{_<option>}`, see `lambdas/transform-image/variant.ts`. */
        presets: z
          .array(variant, { error: 'give a list of variants' })
          .refine((names) => new Set(names).size === names.length, { error: 'give each variant once' })
          .default(['160x160', '320x320', '640', '640x640', '1280', '1280_ar16x9']),
        /**
         * Variants that are made side by side, reserved from what the account may run at once. The rest of the account keeps what is left,
         * however many strangers ask for pictures.
         * @default - none in profile lean: a new account has 10 in all and may reserve none; 20 in strict
         */
        transformConcurrency: whole('invocations', 1, 1000).optional(),
        /** Largest original that is read, MiB. */
        maxMiB: whole('MiB', 1, 200).default(100),
        /** Largest picture that is decoded, million pixels: what a function of 1,769 MB holds. `maxDecoderMiB` lowers it for some formats. */
        maxMegapixels: whole('million pixels', 1, 120).default(100),
        /**
         * Most that a decoder may hold in memory at once, MiB. AVIF, GIF, progressive JPEG and interlaced PNG are whole in memory before the first
         * pixel is seen: 205 take 12 million pixels of AVIF, or 28 of a progressive JPEG without subsampling. Twice as much takes twice as many.
         */
        maxDecoderMiB: whole('MiB', 50, 1000).default(205),
        /** Longest animation that is looked at, in frames; its first stands for it. */
        maxFrames: whole('frames', 1, 5000).default(1000),
        /**
         * What becomes of an iPhone's HEIC. `decode` adds libheif (LGPL-3.0) as WebAssembly, in a layer of its own: `npm run heic:layer`. HEVC is
         * covered by patents; whether you need a licence for decoding it is yours to find out.
         */
        heic: oneOf(['refuse', 'decode']).default('refuse'),
      })
      .prefault({}),
    logs: z
      .strictObject({
        days: z.literal(LOG_DAYS, { error: `give one of ${LOG_DAYS.join(', ')} days` }).default(30),
      })
      .prefault({}),
    functions: z
      .strictObject({
        /** `arm64` is a fifth cheaper; the local stage takes the machine's own. */
        architecture: oneOf(['arm64', 'x86_64']).default('arm64'),
        /** Invocations of one consumer side by side: a flood of uploads must not take all of the account's. */
        maxConcurrency: whole('invocations', 2, 1000).default(20),
        /** Where sharp comes from: its own layer for linux-arm64, or this machine's node_modules (only without Lambda). */
        sharp: oneOf(['layer', 'host']).default('layer'),
      })
      .prefault({}),
    /** Whether the account has been prepared by `cdk bootstrap`; without, assets go to a bucket `<project>-<stage>-assets`. */
    bootstrapped: z.boolean({ error: 'give true or false' }).default(true),
    watch: z
      .strictObject({
        /**
         * `together`: one alarm for the errors of all functions of the account and region, since only ten alarms are free; a throttle rings by
         * what comes of it, an old message or an error of the API. `each`: errors and throttles of each function of ours, at $0.10 an alarm.
         * @default - `together` in profile lean, `each` in strict
         */
        functions: oneOf(['together', 'each']).optional(),
        /** Whether CloudFront says how often its caches help, for $0.30 a metric and month. @default - in profile strict */
        cacheMetrics: z.boolean({ error: 'give true or false' }).optional(),
      })
      .prefault({}),
    edge: z
      .strictObject({
        /** The distribution's id once it exists: narrows the buckets' grant from all of the account's distributions to this one. */
        distributionId: text(/^E[A-Z0-9]{6,20}$/, 'a distribution id such as E2EXAMPLE1ABCD').optional(),
        /** Where the page may send requests besides its own host. @default - the originals bucket and the region's Cognito */
        connectSources: z
          .array(text(/^https?:\/\/[^\s/;,'"]+$/, 'an origin such as https://api.example.com, without a path'), {
            error: 'give a list of origins',
          })
          .optional(),
      })
      .prefault({}),
  })
  .superRefine(({ project, stage, region, functions }, context) => {
    const complain = (path: string[], input: unknown, message: string) =>
      context.addIssue({ code: 'custom', path, input, message });
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    const tooLong = `${project}-${stage}-renditions-${'0'.repeat(12)}-${region}`.length - LONGEST_BUCKET_NAME;
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
  })
  .transform(({ watch, images, ...config }) => {
    const isStrict = config.profile === 'strict';
    const { functions = isStrict ? 'each' : 'together', cacheMetrics = isStrict } = watch;
    return {
      ...config,
      images: {
        ...images,
        avifEffort: effortFor(images.expectedViews),
        transform: images.transform ?? (isStrict ? 'signed' : 'presets'),
        transformConcurrency: images.transformConcurrency ?? (isStrict ? CONCURRENCY : undefined),
      },
      watch: { functions, cacheMetrics } as const,
    };
  });

/** A page of pictures asks for that many at once, and each is made in a second. */
const CONCURRENCY = 20;

export type ConfigInput = z.input<typeof Config>;
export type Config = z.output<typeof Config>;

/** Checks a stage's settings and fills in the defaults. Throws a `ConfigError`. */
export function defineConfig(input: ConfigInput): Config {
  const parsed = Config.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw configErrorOf(input.stage, parsed.error.issues);
}

/**
 * From this many views of a megapixel on, 9 KB less to send in each cost less than the 0.3 s that effort 3 takes longer, once: at $0.085 a
 * GB and an x86 core as fast as the one it was measured on. See `docs/decisions/0005-effort-and-views.md`.
 */
const VIEWS_THAT_PAY = 11;

const effortFor = (expectedViews: number): number => (expectedViews < VIEWS_THAT_PAY ? 0 : EFFORT_FOR_MANY_VIEWS);

function rises(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
}

/** What the parameter with the distribution's id is called: Edge writes it, Flow, which deploys before, reads it when it runs. */
export const DISTRIBUTION_PARAMETER = 'distribution-id';

/** What the secret is called whose versions sign variants: Keep makes it, Flow and whoever signs know it by this name. */
export const SIGNING_KEYS = 'signing-keys';

/** `<project>-<stage>-<thing>`: the plain name of whatever another stack must find without asking. */
export const nameOf = ({ project, stage }: Config, thing: string): string => `${project}-${stage}-${thing}`;
