import fc from 'fast-check';
import { billOf, totalOf } from '../../../operate/storage-plan/bill';
import { isLoss, planAsJson, planOf } from '../../../operate/storage-plan/plan';
import { verdictOn } from '../../../operate/storage-plan/verdict';
import { aGroup, aRule, groups, rules } from '../../support/storage-mix';

const MONTHS = 24;

describe('a verdict on a rule', () => {
  test('is the difference of two plans, and so is what its end saves', () => {
    fc.assert(
      fc.property(fc.array(groups, { minLength: 1, maxLength: 3 }), rules, (all, rule) => {
        const named = all.map((group, index) => ({ ...group, prefix: `import/${index}/` }));
        const verdict = verdictOn(rule, named, MONTHS);
        const under = (ages: Parameters<typeof billOf>[1]) =>
          named.reduce((sum, group) => sum + totalOf(billOf(group, ages, MONTHS)), 0);
        const ending = under({ expireAfterDays: rule.expireAfterDays });
        const within = (dollars: number) => 1e-9 * Math.max(1, Math.abs(dollars));

        expect(Math.abs(verdict.saved - (ending - under(rule)))).toBeLessThanOrEqual(within(ending));
        expect(Math.abs(verdict.savedByEnding - (under({}) - ending))).toBeLessThanOrEqual(within(under({})));
      }),
      { numRuns: 30 },
    );
  });

  test('says from which month on it has paid for its moves', () => {
    // 0.001 cents to move 1 MiB into Standard-IA, 0.001025 cents saved of it in a month
    const { paysFromMonth, saved } = verdictOn(aRule({ coldAfterDays: 30 }), [aGroup()], MONTHS);

    expect(saved).toBeGreaterThan(0);
    expect(paysFromMonth).toBe(2);
  });

  test('is a loss for small objects that are moved into an archive, and says from which size on it would be none', () => {
    const archive = aRule({ archiveAfterDays: 30, archiveClass: 'deep-archive' });
    const tiny = verdictOn(archive, [aGroup({ meanKiB: 130 })], 12);
    const times = tiny.paysAtTimes ?? 0;
    const savedAt = (factor: number) => verdictOn(archive, [aGroup({ meanKiB: 130 * factor })], 12).saved;

    expect(isLoss(tiny)).toBe(true);
    expect(tiny.paysFromMonth).toBeUndefined();
    expect(savedAt(times)).toBeGreaterThan(0);
    expect(savedAt(times / 1.05)).toBeLessThan(0);
  });

  test('is a loss for what is read often, and no size makes up for it', () => {
    const verdict = verdictOn(aRule({ coldAfterDays: 30 }), [aGroup({ readsAMonth: 5 })], MONTHS);

    expect(isLoss(verdict)).toBe(true);
    expect(verdict.paysAtTimes).toBeUndefined();
  });

  test('does not let a deletion pay for a move', () => {
    const often = aGroup({ readsAMonth: 5, addedAMonth: 100 });
    const verdict = verdictOn(aRule({ coldAfterDays: 30, expireAfterDays: 60 }), [often], MONTHS);

    expect(verdict.savedByEnding).toBeGreaterThan(-verdict.saved);
    expect(isLoss(verdict)).toBe(true);
  });

  test('names the move without which more would be saved', () => {
    const group = aGroup({ meanKiB: 200 });
    const both = aRule({ coldAfterDays: 30, archiveAfterDays: 60 });
    const { better } = verdictOn(both, [group], MONTHS);
    const alone = verdictOn({ ...both, coldAfterDays: undefined }, [group], MONTHS);

    expect(better).toEqual({ without: 'coldAfterDays', saved: expect.any(Number) });
    expect(better?.saved).toBeCloseTo(alone.saved - verdictOn(both, [group], MONTHS).saved, 9);
  });

  test('neither costs nor saves what is too small to be moved', () => {
    const verdict = verdictOn(aRule({ coldAfterDays: 30 }), [aGroup({ meanKiB: 100 })], MONTHS);

    expect(verdict.saved).toBe(0);
    expect(verdict.tooSmall).toHaveLength(1);
    expect(isLoss(verdict)).toBe(false);
  });

  test.each([
    [{ archiveAfterDays: 30, archiveClass: 'glacier' }, true],
    [{ archiveAfterDays: 30, archiveClass: 'glacier-ir' }, false],
    [{ coldAfterDays: 0, coldClass: 'intelligent-tiering', deepArchiveAccessAfterDays: 180 }, true],
    [{ coldAfterDays: 0, coldClass: 'intelligent-tiering' }, false],
  ] as const)('knows whether %j must be restored before it is read: %s', (ages, needsRestore) => {
    expect(verdictOn(aRule(ages), [aGroup()], 1).needsRestore).toBe(needsRestore);
  });

  test('is not given on a part of a group', () => {
    expect(() => verdictOn(aRule({ prefix: 'import/raw/', coldAfterDays: 30 }), [aGroup()], 1)).toThrow(
      'The rule for "import/raw/" is about a part of the group "import/": describe that part as a group of its own.',
    );
  });
});

describe('a plan', () => {
  const mix = { months: MONTHS, rules: [], groups: [aGroup(), aGroup({ prefix: 'u/', meanKiB: 4096 })] };

  test('adds up its rules and what none of them is about', () => {
    const plan = planOf(mix, [aRule({ coldAfterDays: 30, expireAfterDays: 90 })]);
    const [verdict] = plan.verdicts;

    expect(plan.untouched.map(({ prefix }) => prefix)).toEqual(['u/']);
    expect(plan.dollarsWithout - plan.dollarsWith).toBeCloseTo(
      (verdict?.saved ?? 0) + (verdict?.savedByEnding ?? 0),
      9,
    );
  });

  test('says the same to programs', () => {
    const plan = planOf(mix, [aRule({ coldAfterDays: 30 })]);
    const { rules: judged, dollarsAMonth } = planAsJson(plan);
    const [rule] = judged;

    const sum = (items: Record<string, number> = {}) => Object.values(items).reduce((all, one) => all + one, 0);
    expect(sum(rule?.without) - sum(rule?.with)).toBeCloseTo(rule?.savedAMonth ?? 0, 12);
    expect(dollarsAMonth.without).toBeCloseTo(plan.dollarsWithout / MONTHS, 12);
    expect(rule).toMatchObject({ isRefused: false, needsRestore: false, paysFromMonth: 2 });
  });
});
