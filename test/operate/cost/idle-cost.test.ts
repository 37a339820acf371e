import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageNamed } from '../../../bin/stages';
import { PROJECT } from '../../../command/paths';
import { costPage, idleCostsOf } from '../../../operate/cost/cost-page';
import { idleCosts, totalOf } from '../../../operate/cost/idle-cost';
import { dollars } from '../../../operate/in-words';

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');

describe('an idle stack', () => {
  test('costs at most a dollar a month beyond storage in profile lean', () => {
    expect(stageNamed('dev').profile).toBe('lean');
    expect(totalOf(idleCostsOf('dev'))).toBeLessThanOrEqual(1);
  });

  test('pays for what is beyond the free part alone', () => {
    const alarms = Array(12).fill({ Type: 'AWS::CloudWatch::Alarm' });

    expect(idleCosts(alarms).find(({ what }) => what === 'alarms')).toEqual({
      what: 'alarms',
      count: 12,
      dollarsAMonth: expect.closeTo(0.2),
    });
  });

  test("pays for an endpoint's addresses, and not for a gateway, which has none", () => {
    const gateway = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway' } };
    const twoZones = { Type: 'AWS::EC2::VPCEndpoint', Properties: { SubnetIds: ['subnet-1', 'subnet-2'] } };

    expect(totalOf(idleCosts([gateway]))).toBe(0);
    expect(totalOf(idleCosts([gateway, twoZones]))).toBeCloseTo(14.6);
  });

  test('pays for what the rules of a bucket say of themselves', () => {
    const rules = [{ Destination: { Metrics: { Status: 'Enabled' } } }, { Destination: {} }];
    const bucket = { Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration: { Rules: rules } } };

    expect(idleCosts([bucket, { Type: 'AWS::S3::Bucket' }]).find(({ what }) => what === 'replication metrics')).toEqual(
      {
        what: 'replication metrics',
        count: 4,
        dollarsAMonth: expect.closeTo(1.2),
      },
    );
  });

  test('has no resource whose price nobody has thought about', () => {
    expect(() => idleCosts([{ Type: 'AWS::EC2::NatGateway' }])).toThrow('what an idle AWS::EC2::NatGateway costs');
  });
});

describe('what is written about costs', () => {
  test('is what the templates and the price table say: write it with "npm run docs"', () => {
    expect(read('docs/cost.md')).toBe(costPage());
  });

  test.each(['dev', 'prod'])('stands in README too: %s', (stage) => {
    const { profile } = stageNamed(stage);

    expect(read('README.md')).toContain(`| \`${profile}\` (${stage}) | ${dollars(totalOf(idleCostsOf(stage)))} |`);
  });
});
