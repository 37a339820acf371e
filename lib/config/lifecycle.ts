import { z } from 'zod';
import { oneOf, text, whole } from './fields';
import { scheduleMistakes } from './lifecycle-schedule';
import { SMALLEST_MOVED_KIB } from './storage-classes';

/** A century: whoever wants to keep things longer says nothing. */
const LONGEST_DAYS = 36_500;
const days = (from: number, to = LONGEST_DAYS) => whole('days', from, to);
const DAYS_OR_NEVER = `give a whole number of days from 1 to ${LONGEST_DAYS}, or "never"`;
const COLD = ['standard-ia', 'one-zone-ia', 'intelligent-tiering', 'glacier-ir'] as const;
const ARCHIVE = ['glacier-ir', 'glacier', 'deep-archive'] as const;

/** When originals below one prefix get cold, when they are archived and when they go. */
export const OriginalsRule = z
  .strictObject({
    prefix: text(/^((u|import)\/.{0,200})?$/, 'a prefix that begins with u/ or import/, or "" for every original')
      // else the same object would be under two rules, and S3 would take the sooner and the cheaper of both
      .describe('The originals that it is about. No prefix may begin with that of another rule.'),
    coldAfterDays: days(0).optional().describe('Age at which an original moves to `coldClass`; unset, it does not.'),
    coldClass: oneOf(COLD)
      .default('standard-ia')
      .describe(
        'Where it gets cold. All of these are read at once and cost more a read. `one-zone-ia` is lost with its zone, so no original may go there.',
      ),
    archiveAfterDays: days(0)
      .optional()
      .describe('Age at which an original moves to `archiveClass`; unset, it does not.'),
    archiveClass: oneOf(ARCHIVE)
      .default('glacier-ir')
      .describe(
        'Where it is archived. From `glacier` and `deep-archive` nothing is read before `npm run restore`: renditions that are there stay, others can be made after it alone.',
      ),
    expireAfterDays: days(1)
      .optional()
      .describe(
        'Age at which an original is deleted, and with it its renditions and its copy in another region, the audit copy alone excepted; what is deleted is a former version, see `formerVersions`.',
      ),
    largerThanKiB: whole('KiB', SMALLEST_MOVED_KIB, 1_048_576)
      .optional()
      .describe('Only larger originals move. Unset, those of 128 KiB and more do: S3 moves no smaller ones.'),
    archiveAccessAfterDays: days(90, 730)
      .optional()
      .describe(
        'Of `intelligent-tiering`: days without a read after which an original must be restored within hours before it can be read.',
      ),
    deepArchiveAccessAfterDays: days(180, 730)
      .optional()
      .describe('Of `intelligent-tiering`: days without a read after which restoring takes up to 12 hours.'),
  })
  .superRefine((rule, context) => {
    const { coldAfterDays, archiveAfterDays, expireAfterDays } = rule;
    if ([coldAfterDays, archiveAfterDays, expireAfterDays].every((age) => age === undefined)) {
      const message = 'give coldAfterDays, archiveAfterDays or expireAfterDays: so far it does nothing';
      context.addIssue({ code: 'custom', input: rule, message });
    }
    for (const { setting, message } of scheduleMistakes(rule))
      context.addIssue({ code: 'custom', path: [setting], input: rule[setting], message });
  });

export type OriginalsRule = z.output<typeof OriginalsRule>;

const FormerVersions = z
  .strictObject({
    keepNewest: whole('versions', 0, 100)
      .optional()
      .describe('Former versions of an original that stay whatever their age, the newest first.'),
    expireAfterDays: z
      .union(
        [
          z.int({ error: DAYS_OR_NEVER }).min(1, { error: DAYS_OR_NEVER }).max(LONGEST_DAYS, { error: DAYS_OR_NEVER }),
          z.literal('never'),
        ],
        { error: DAYS_OR_NEVER },
      )
      .optional()
      .describe(
        'When the others go, in days since they were replaced or deleted. Until then a mistake can be undone, and each is paid for as if it were the present one: `lean` would grow for ever without.',
      ),
    coldAfterDays: days(0)
      .optional()
      .describe('Days since it was replaced or deleted after which a former version moves to `coldClass`.'),
    coldClass: oneOf(['standard-ia', 'glacier-ir', 'glacier', 'deep-archive'])
      .default('glacier-ir')
      .describe('Where former versions get cold; nothing but a person who undoes a mistake reads them.'),
  })
  .superRefine((former, context) => {
    const { coldAfterDays, coldClass, expireAfterDays } = former;
    const expiry = typeof expireAfterDays === 'number' ? expireAfterDays : undefined;
    for (const { setting, message } of scheduleMistakes({ coldAfterDays, coldClass, expireAfterDays: expiry }))
      context.addIssue({ code: 'custom', path: [setting], input: former[setting as 'coldAfterDays'], message });
  });

const Renditions = z
  .strictObject({
    coldAfterDays: days(0)
      .optional()
      .describe('Age at which a rendition of 128 KiB or more moves to `coldClass`; viewers read it from there.'),
    coldClass: oneOf(COLD)
      .default('one-zone-ia')
      .describe('Where renditions get cold: what is lost with a zone is made again from its original.'),
  })
  .superRefine((renditions, context) => {
    for (const { setting, message } of scheduleMistakes(renditions))
      context.addIssue({ code: 'custom', path: [setting], input: renditions[setting as 'coldAfterDays'], message });
  });

/** When what lies in the buckets gets cheaper, and when it goes. */
export const Lifecycle = z.strictObject({
  rules: z
    .array(OriginalsRule, { error: 'give a list of rules' })
    .superRefine((rules, context) => {
      rules.forEach(({ prefix }, index) => {
        const other = rules.findIndex((rule, at) => at < index && overlap(rule.prefix, prefix));
        if (other < 0) return;
        const message = `give prefixes of which none begins with another: rule ${other} has ${JSON.stringify(rules[other]?.prefix)}`;
        context.addIssue({ code: 'custom', path: [index, 'prefix'], input: prefix, message });
      });
    })
    .default([])
    .describe(
      'When originals get cold, are archived and go, by prefix. None unless you say so: what pays depends on sizes and reads, and `npm run storage:plan` computes it.',
    ),
  formerVersions: FormerVersions.prefault({}),
  unfinishedUploadsDays: days(1, 365)
    .default(7)
    .describe('When the parts of an upload that was never finished go; they are billed and no listing shows them.'),
  renditions: Renditions.prefault({}),
});

const overlap = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** What a profile settles where a stage left it open. */
export function settledLifecycle({ formerVersions, ...lifecycle }: z.output<typeof Lifecycle>, isStrict: boolean) {
  const defaults = isStrict ? FORMER_VERSIONS.strict : FORMER_VERSIONS.lean;
  return { ...lifecycle, formerVersions: { ...defaults, ...formerVersions } };
}

/** A month to notice a mistake in data that goes with its stacks; a year, and the last three for ever, in data that outlives them. */
const FORMER_VERSIONS = {
  lean: { keepNewest: 0, expireAfterDays: 30 },
  strict: { keepNewest: 3, expireAfterDays: 365 },
} as const;
