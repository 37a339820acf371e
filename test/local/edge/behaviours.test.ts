import { behaviourFor, edgeOf } from '../../../local/edge/behaviours';
import type { DeployedStack } from '../../../local/template';

const behaviour = (TargetOriginId: string, more: object = {}) => ({
  TargetOriginId,
  ViewerProtocolPolicy: 'redirect-to-https',
  ...more,
});

function given(changes: object = {}): DeployedStack {
  const DistributionConfig = {
    CacheBehaviors: [
      behaviour('renditions', { PathPattern: '/i/*' }),
      behaviour('api', { PathPattern: 'api/v?/*', AllowedMethods: ['GET', 'POST'] }),
    ],
    DefaultCacheBehavior: behaviour('site'),
    DefaultRootObject: 'index.html',
    Origins: [
      { Id: 'site', DomainName: 'our-site.s3.us-east-1.amazonaws.com' },
      { Id: 'renditions', DomainName: 'our-renditions.s3.eu-west-1.amazonaws.com' },
      { Id: 'api', DomainName: 'abc123.execute-api.us-east-1.amazonaws.com' },
    ],
    ...changes,
  };
  const template = {
    Resources: { Cdn: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } } },
  };
  return { stackName: 'edge', template, physicalIds: {}, outputs: {} };
}

describe('the behaviours of a distribution', () => {
  // the rules and examples of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
  test.each([
    ['/i/a/e/320.avif', { kind: 'bucket', bucket: 'our-renditions' }],
    ['/api/v1/assets', { kind: 'api', apiId: 'abc123' }],
    ['/api/v10/assets', { kind: 'bucket', bucket: 'our-site' }],
    ['/index.html', { kind: 'bucket', bucket: 'our-site' }],
    ['/x/i/a', { kind: 'bucket', bucket: 'our-site' }],
  ])('send %s to %o', (path, origin) => {
    expect(behaviourFor(path, edgeOf(given()))?.origin).toEqual(origin);
  });

  test('are tried in their order, the default last', () => {
    const CacheBehaviors = [
      behaviour('api', { PathPattern: '/i/api*' }),
      behaviour('renditions', { PathPattern: '/i/*' }),
    ];

    expect(behaviourFor('/i/api-x', edgeOf(given({ CacheBehaviors })))?.origin).toEqual({
      kind: 'api',
      apiId: 'abc123',
    });
  });

  test('take GET and HEAD unless they say more', () => {
    const edge = edgeOf(given());

    expect(behaviourFor('/i/a', edge)?.methods).toEqual(['GET', 'HEAD']);
    expect(behaviourFor('/api/v1/uploads', edge)?.methods).toEqual(['GET', 'POST']);
  });

  test.each([
    ['a feature of the distribution', { ViewerMtlsConfig: {} }, 'ViewerMtlsConfig of distribution'],
    [
      'a page for an error',
      { CustomErrorResponses: [{ ErrorCode: 403, ErrorCachingMinTTL: 0, ResponsePagePath: '/404.html' }] },
      'ResponsePagePath of the response to 403',
    ],
    [
      'a feature of a behaviour',
      { CacheBehaviors: [behaviour('site', { PathPattern: '/p/*', TrustedKeyGroups: [] })] },
      'TrustedKeyGroups of behaviour /p/*',
    ],
    [
      'an origin of another kind',
      { Origins: [{ Id: 'site', DomainName: 'example.com' }] },
      "can't stand in for origin site at example.com",
    ],
    ['an origin that is not there', { DefaultCacheBehavior: behaviour('nowhere') }, 'names an origin nowhere'],
  ])('are refused by name with %s that this server would ignore', (_, changes, message) => {
    expect(() => edgeOf(given(changes))).toThrow(message);
  });
});
