import fc from 'fast-check';
import type { Group, Rule } from '../../operate/storage-plan/mix';

/** A group of a thousand originals of a MiB that nobody reads. */
export const aGroup = (of: Partial<Group> = {}): Group => ({
  prefix: 'import/',
  objects: 1000,
  meanKiB: 1024,
  ageDays: 0,
  addedAMonth: 0,
  readsAMonth: 0,
  ...of,
});

/** A rule that does nothing yet. */
export const aRule = (of: Partial<Rule> = {}): Rule => ({
  prefix: 'import/',
  coldClass: 'standard-ia',
  archiveClass: 'glacier-ir',
  ...of,
});

/** Any group that a person may describe. */
export const groups = fc.record({
  prefix: fc.constant('import/'),
  objects: fc.integer({ min: 0, max: 1_000_000 }),
  meanKiB: fc.double({ min: 0, max: 1_000_000, noNaN: true }),
  ageDays: fc.integer({ min: 0, max: 2000 }),
  addedAMonth: fc.integer({ min: 0, max: 10_000 }),
  readsAMonth: fc.double({ min: 0, max: 10, noNaN: true }),
});

/** Any moves and ends in an order that S3 takes. */
export const rules: fc.Arbitrary<Rule> = fc
  .record({
    cold: fc.option(fc.integer({ min: 30, max: 200 }), { nil: undefined }),
    coldClass: fc.constantFrom('standard-ia', 'intelligent-tiering'),
    archive: fc.option(fc.integer({ min: 90, max: 400 }), { nil: undefined }),
    archiveClass: fc.constantFrom('glacier-ir', 'glacier', 'deep-archive'),
    end: fc.option(fc.integer({ min: 400, max: 1200 }), { nil: undefined }),
  })
  .map(({ cold, coldClass, archive, archiveClass, end }) =>
    aRule({
      coldAfterDays: cold,
      coldClass,
      archiveAfterDays: archive === undefined ? undefined : archive + (cold ?? 0),
      archiveClass,
      expireAfterDays: end === undefined ? undefined : end + (cold ?? 0) + (archive ?? 0),
    }),
  );
