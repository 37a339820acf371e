import { complaintsAbout } from '../../gates/complaints';
import { exceptionsPage } from '../../gates/exceptions-page';
import type { Acknowledgement, Examined } from '../../gates/judge';

const FINDING = { id: 'AwsSolutions-S1', where: 'keep/Site/Resource', says: 'No logs.\nSee the guide.' };
const REASON: Acknowledgement = { ids: [FINDING.id], where: [FINDING.where], reason: 'Everybody may read it.' };

const given = ({ stage = 'own', findings = [FINDING] }: Partial<Examined> = {}): Examined[] => [
  { stage, profile: 'strict', resources: 4, findings },
];
const pageOf = (examined: readonly Examined[]) => exceptionsPage(examined, [REASON]);

describe('the gates', () => {
  test('are open when every finding has its reason and the page says so', () => {
    expect(complaintsAbout(given(), [REASON], pageOf(given()))).toEqual([]);
  });

  test('shut at a finding without a reason, and say where and what it is', () => {
    const [complaint] = complaintsAbout(given(), [], pageOf(given()));

    expect(complaint).toBe('own: keep/Site/Resource: AwsSolutions-S1: No logs.');
  });

  test('shut at a reason for what is found no more', () => {
    const mended = given({ findings: [] });

    expect(complaintsAbout(mended, [REASON], pageOf(mended))).toEqual([
      'gates/acknowledged: AwsSolutions-S1 finds nothing at keep/Site/Resource in profile strict',
    ]);
  });

  test('shut at a page that is out of date, by a finding, a reason or a word', () => {
    const stale = ['docs/exceptions.md is out of date: run "npm run docs"'];
    const reworded = { ...REASON, reason: 'Nobody may read it.' };

    expect(complaintsAbout(given(), [reworded], pageOf(given()))).toEqual(stale);
    expect(complaintsAbout(given(), [REASON], pageOf(given({ findings: [] })))).toEqual(stale);
    expect(complaintsAbout(given(), [REASON], `${pageOf(given())} `)).toEqual(stale);
  });

  test('shut at a stage that is beyond its ceilings, whatever reasons it has', () => {
    const crowded = given({ stage: 'prod' });

    expect(complaintsAbout(crowded, [REASON], pageOf(crowded)).join()).toMatch(/^prod: awsSolutionsPer100 is 25, /);
  });
});
