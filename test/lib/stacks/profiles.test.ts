import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf, stage, theOnly } from '../../support/synth';

describe('the profiles', () => {
  test('strict keeps free for each function what it may run at once, lean nothing', () => {
    const reservedIn = (name: string) =>
      Object.fromEntries(
        Object.values(resourcesOf(stage(name).flow, 'AWS::Lambda::Function')).map(({ Properties }) => [
          String(Properties.FunctionName).replace(`quayside-${name}-`, ''),
          Properties.ReservedConcurrentExecutions,
        ]),
      );

    expect(reservedIn('prod')).toEqual({
      'presign-upload': 50,
      'delete-asset': 50,
      'search-assets': 50,
      'fan-out-event': 20,
      'render-image': 20,
      'index-object': 20,
      'purge-cdn': 2,
      'transform-image': 20,
    });
    expect(Object.values(reservedIn('dev')).filter((reserved) => reserved !== undefined)).toEqual([]);
  });

  test('strict encrypts the keys that sign addresses by the key of what they are for', () => {
    expect(JSON.stringify(theOnly(stage('prod').keep, 'AWS::SecretsManager::Secret').KmsKeyId)).toContain(
      'KeysRenditions',
    );
  });

  test('lean has no key of its own', () => {
    const stacks = stage('dev');

    stacks.keep.resourceCountIs('AWS::KMS::Key', 0);
    for (const template of [stacks.keep, stacks.flow, stacks.watch]) {
      expect(JSON.stringify(template.toJSON())).not.toMatch(/aws:kms|Kms(Master)?Key|KMSMasterKey/);
    }
  });

  test('strict encrypts all data with keys that rotate, but for the site, which is public, and access logs, for which S3 takes none', () => {
    const { keep } = stage('prod');
    keep.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    const algorithms = Object.values(resourcesOf(keep, 'AWS::S3::Bucket')).map(({ Properties }) => [
      JSON.stringify(Properties.BucketName).match(/(originals|renditions|site|evidence|access-logs)/)?.[0],
      JSON.stringify(Properties.BucketEncryption).match(/aws:kms|AES256/)?.[0],
    ]);
    const expected = { originals: 'aws:kms', renditions: 'aws:kms', evidence: 'aws:kms' };
    expect(Object.fromEntries(algorithms)).toEqual({ ...expected, site: 'AES256', 'access-logs': 'AES256' });
  });

  test('strict encrypts originals, renditions, catalog, queues, alarms and logs, each with the key of its own', () => {
    const { keep, flow, watch } = stage('prod');
    const keysOf = (template: Template, type: string) => [
      ...new Set(
        Object.values(resourcesOf(template, type)).map(
          ({ Properties }) => JSON.stringify(Properties).match(/Keys(Originals|Renditions|Catalog|Messages|Logs)/)?.[1],
        ),
      ),
    ];

    expect(keysOf(keep, 'AWS::S3::Bucket')).toEqual(['Originals', 'Renditions', undefined, 'Logs']);
    expect(keysOf(keep, 'AWS::DynamoDB::GlobalTable')).toEqual(['Catalog']);
    expect(keysOf(flow, 'AWS::SQS::Queue')).toEqual(['Messages']);
    expect(keysOf(watch, 'AWS::SNS::Topic')).toEqual(['Messages']);
    expect(keysOf(flow, 'AWS::Logs::LogGroup')).toEqual(['Logs']);
  });
});
