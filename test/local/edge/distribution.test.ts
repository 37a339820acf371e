import { behaviourFor, edgeOf } from '../../../local/edge/distribution';
import { apiBehaviour, behaviour, edgeStack } from '../../support/edge';

const SITE = 'our-site';
const targetOf = (uri: string, changes: object = {}) => {
  const origin = behaviourFor(uri, edgeOf(edgeStack(changes)))?.origin;
  return origin?.domainName.split('.')[0];
};

describe('the behaviours of a distribution', () => {
  // the rules and examples of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
  test.each([
    ['images/*.jpg', '/images/a.jpg', true],
    ['images/*.jpg', '/images/2026/a.jpg', true],
    ['images/*.jpg', '/images/a.JPG', false],
    ['/images/*.jpg', '/x/images/a.jpg', false],
    ['*.gif', '/deep/down/a.gif', true],
    ['a??.jpg', '/ant.jpg', true],
    ['a??.jpg', '/ants.jpg', false],
    ['/i/*', '/x/../i/a', true],
    ['/i/*', '/%69/a', true],
    ['/i/*', '/i%2Fa', false],
    ['/i/*', '//i/a', false],
  ])('%s takes %s: %s', (PathPattern, uri, isTaken) => {
    const changes = { CacheBehaviors: [behaviour('api', { PathPattern })] };

    expect(targetOf(uri, changes)).toBe(isTaken ? 'abc123' : SITE);
  });

  test('are tried in their order, the default last', () => {
    const CacheBehaviors = [apiBehaviour({ PathPattern: '/i/api*' }), behaviour('site', { PathPattern: '/i/*' })];

    expect(targetOf('/i/api-x', { CacheBehaviors })).toBe('abc123');
    expect(targetOf('/anything', { CacheBehaviors })).toBe(SITE);
  });

  test('take GET and HEAD unless they say more', () => {
    const edge = edgeOf(edgeStack());

    expect(behaviourFor('/a', edge)?.methods).toEqual(['GET', 'HEAD']);
    expect(behaviourFor('/api/v1/uploads', edge)?.methods).toContain('POST');
  });

  test('keep every error for ten seconds but those that the template says otherwise of', () => {
    const CustomErrorResponses = [{ ErrorCode: 404, ErrorCachingMinTTL: 0 }, { ErrorCode: 500 }];

    const { errorTtlSeconds } = edgeOf(edgeStack({ CustomErrorResponses }));

    expect([...errorTtlSeconds]).toEqual([
      [404, 0],
      [500, 10],
    ]);
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
      'a feature of an origin',
      { Origins: [{ Id: 'site', DomainName: 'x.s3.us-east-1.amazonaws.com', OriginPath: '/x' }] },
      'OriginPath of origin site',
    ],
    [
      'an origin of another kind',
      { Origins: [{ Id: 'site', DomainName: 'example.com' }] },
      "can't stand in for origin site at example.com",
    ],
    [
      'a bucket that anybody would have to read',
      { Origins: [{ Id: 'site', DomainName: 'our-site.s3.us-east-1.amazonaws.com' }] },
      'origin site has no origin access control',
    ],
    [
      'a setting of a custom origin',
      {
        Origins: [
          {
            Id: 'site',
            DomainName: 'abc123.execute-api.us-east-1.amazonaws.com',
            CustomOriginConfig: { OriginMtlsConfig: {} },
          },
        ],
      },
      'OriginMtlsConfig of origin site',
    ],
    ['an origin that is not there', { DefaultCacheBehavior: behaviour('nowhere') }, 'names an origin nowhere'],
    [
      'the cache settings of old',
      { DefaultCacheBehavior: behaviour('site', { CachePolicyId: undefined }) },
      'behaviour * has no cache policy',
    ],
    [
      'an unknown cache policy',
      { DefaultCacheBehavior: behaviour('site', { CachePolicyId: '2e54312d-136d-493c-8eb9-b001f22f67d2' }) },
      'does not know the cache policy 2e54312d',
    ],
    [
      'an unknown origin request policy',
      { DefaultCacheBehavior: behaviour('site', { OriginRequestPolicyId: '216adef6' }) },
      'does not know the origin request policy 216adef6',
    ],
    [
      'an unknown response headers policy',
      { DefaultCacheBehavior: behaviour('site', { ResponseHeadersPolicyId: '67f7725c' }) },
      'does not know the response headers policy 67f7725c',
    ],
  ])('are refused by name with %s that this server would ignore', (_, changes, message) => {
    expect(() => edgeOf(edgeStack(changes))).toThrow(message);
  });

  test('are refused when an access control of theirs does not always sign', () => {
    const Origins = [
      {
        Id: 'site',
        DomainName: 'our-site.s3.us-east-1.amazonaws.com',
        OriginAccessControlId: { 'Fn::GetAtt': ['Oac', 'Id'] },
      },
    ];
    const withSigning = (SigningBehavior: string) =>
      edgeStack(
        { Origins, CacheBehaviors: [] },
        {
          Oac: {
            Type: 'AWS::CloudFront::OriginAccessControl',
            Properties: { OriginAccessControlConfig: { Name: 'oac', SigningBehavior } },
          },
        },
      );

    expect(() => edgeOf(withSigning('always'))).not.toThrow();
    expect(() => edgeOf(withSigning('no-override'))).toThrow('no-override of the access control of origin site');
  });
});
