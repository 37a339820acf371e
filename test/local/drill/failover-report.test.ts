import { reportOn } from '../../../local/drill/failover-report';
import type { Read, Rehearsal } from '../../../local/drill/rehearse-failover';

const reads = (from: Read['from'], ...times: number[]): Read[] => times.map((ms) => ({ status: 200, from, ms }));
const rehearsal = (without: readonly Read[]): Rehearsal => ({
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  copiedAfterMs: [9, 5, 30],
  before: reads('first', 4, 5, 90),
  without,
  missing: { status: 403, from: 'nowhere', ms: 3 },
  after: reads('first', 4),
});

describe('the report of a lost region', () => {
  test('says in words how long copies took, what viewers got and what it cost them', () => {
    const report = reportOn(rehearsal(reads('copy', 7, 8, 8)));

    expect(report).toContain('3 pages had their copy in us-west-2 9 ms after they were published, the last one 30 ms');
    expect(report).toMatch(/with us-east-1 +200 from the bucket there, 5 ms a page/);
    expect(report).toMatch(/without us-east-1 +200 from the copy, 8 ms a page/);
    expect(report).toContain('cost 3 ms a read here');
    expect(report).toContain('A page that never was is 403 from both');
  });

  test('owns up to a site that was not served', () => {
    const report = reportOn(rehearsal([...reads('copy', 7), { status: 502, from: 'nowhere', ms: 2 }]));

    expect(report).toMatch(/without us-east-1 +200 from the copy, 502 from nowhere/);
  });

  test('takes the chance of the machine for no gain', () => {
    expect(reportOn(rehearsal(reads('copy', 1)))).toContain('cost nothing that can be measured a read here');
  });
});
