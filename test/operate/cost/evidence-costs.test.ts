import { evidenceCosts } from '../../../operate/cost/evidence-costs';

describe('what evidence costs', () => {
  test('is a list of everything every day, at $0.0025 a million', () => {
    expect(evidenceCosts()).toContain('| inventory, daily | million versions | $0.08 | yes |');
  });

  test('is $0.10 for 100,000 events, of which prod has the writes', () => {
    expect(evidenceCosts()).toContain('| events of objects | million writes; with `all`, reads | $1.00 | yes |');
  });

  test('is nothing for an analysis that prod has not', () => {
    expect(evidenceCosts()).toContain('| analysis of classes | million objects | $0.10 | no |');
  });
});
