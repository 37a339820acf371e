import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf, stage } from '../../support/synth';

/** The buckets of a template of which S3 writes no request down. */
const unlogged = (template: Template): string[] =>
  Object.entries(resourcesOf(template, 'AWS::S3::Bucket'))
    .filter(([, { Properties }]) => Properties.LoggingConfiguration === undefined)
    .map(([logicalId]) => logicalId.replace(/[0-9A-F]{8}$/, ''));

describe.each(['prod', 'drill'] as const)('evidence of %s', (name) => {
  const { keep, replica } = stage(name);

  test('is of every bucket that there is, in both regions, but for the logs themselves', () => {
    expect(unlogged(keep)).toEqual(['EvidenceAccessLogs']);
    expect(unlogged(replica)).toEqual(['AccessLogs']);
  });
});

describe('evidence of dev', () => {
  test('is none: it is not to cost', () => {
    const { keep } = stage('dev');

    expect(unlogged(keep)).toEqual(['Originals', 'Renditions', 'Site']);
    keep.resourceCountIs('AWS::CloudTrail::Trail', 0);
    keep.resourceCountIs('AWS::S3::StorageLens', 0);
  });
});
