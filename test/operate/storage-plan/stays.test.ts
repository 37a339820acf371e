import { staysOf } from '../../../operate/storage-plan/stays';
import { aRule } from '../../support/storage-mix';

const YEAR = { meanKiB: 1024, days: 360 };
const days = (stays: ReturnType<typeof staysOf>) => stays.map(({ into, fromDay, toDay }) => [into, fromDay, toDay]);
const SCHEDULE = aRule({ coldAfterDays: 30, archiveAfterDays: 120, archiveClass: 'glacier', expireAfterDays: 300 });

describe('the classes that an original goes through', () => {
  test('are those of its rule, by its age', () => {
    expect(days(staysOf(SCHEDULE, 0, YEAR))).toEqual([
      ['standard', 0, 30],
      ['standard-ia', 30, 120],
      ['glacier', 120, 300],
    ]);
  });

  test('begin today for what was there before the rule: what is due for several moves makes the last', () => {
    expect(days(staysOf(SCHEDULE, -200, YEAR))).toEqual([['glacier', 0, 100]]);
    expect(days(staysOf(SCHEDULE, -40, YEAR))).toEqual([
      ['standard-ia', 0, 80],
      ['glacier', 80, 260],
    ]);
    expect(staysOf(SCHEDULE, -300, YEAR)).toEqual([]);
  });

  test('end with the months that are looked at', () => {
    expect(days(staysOf(SCHEDULE, 345, YEAR))).toEqual([['standard', 345, 360]]);
  });

  test('are Standard alone without a rule, or for what S3 does not move', () => {
    const small = { ...YEAR, meanKiB: 127 };

    expect(days(staysOf({}, -9, YEAR))).toEqual([['standard', 0, 360]]);
    expect(days(staysOf({ ...SCHEDULE, expireAfterDays: undefined }, 0, small))).toEqual([['standard', 0, 360]]);
    expect(days(staysOf({ ...SCHEDULE, largerThanKiB: 1024, expireAfterDays: undefined }, 0, YEAR))).toEqual([
      ['standard', 0, 360],
    ]);
    expect(days(staysOf({ ...SCHEDULE, largerThanKiB: 1023 }, 0, YEAR))).toHaveLength(3);
  });

  test('are billed to their minimum when they are left earlier, and only then', () => {
    const billed = staysOf(SCHEDULE, -100, YEAR).map(({ into, billedAfter }) => [into, billedAfter]);

    // 100 days old today: 20 days in Standard-IA, of which 30 are billed
    expect(billed).toEqual([
      ['standard-ia', 10],
      ['glacier', 0],
    ]);
    // nor does the end of what is looked at end anything
    expect(staysOf(SCHEDULE, 0, { ...YEAR, days: 40 }).map(({ billedAfter }) => billedAfter)).toEqual([0, 0]);
    expect(staysOf(SCHEDULE, 0, YEAR).every(({ billedAfter }) => billedAfter === 0)).toBe(true);
  });
});
