import { App, Stack } from 'aws-cdk-lib';
import { AllowedMethods } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { context } from '../../../bin/templates';
import { Distribution } from '../../../lib/serve/distribution';
import { resourcesOf, synthesised, theOnly } from '../../support/synth';

const HOST = 'url0123456789.lambda-url.eu-west-1.on.aws';

type Origin = { Id: string; DomainName: unknown; OriginAccessControlId: { 'Fn::GetAtt': [string, string] } };
type Group = { Id: string; Members: { Items: Array<{ OriginId: string }> }; FailoverCriteria: unknown };
type Config = {
  CacheBehaviors: Array<Record<string, unknown> & { PathPattern: string }>;
  Origins: Origin[];
  OriginGroups?: { Items: Group[] };
};

function distributionIn(stack: Stack, transformDomainName?: string): Distribution {
  const bucket = (name: string) => Bucket.fromBucketAttributes(stack, name, { bucketName: name, region: 'eu-west-1' });
  return new Distribution(stack, 'Distribution', {
    comment: 'everything',
    site: bucket('site'),
    renditions: bucket('renditions'),
    apiDomainName: 'api.example',
    transformDomainName,
    connectSources: [],
  });
}

function given(transformDomainName?: string) {
  const template = synthesised((stack) => distributionIn(stack, transformDomainName));
  const config = theOnly(template, 'AWS::CloudFront::Distribution').DistributionConfig as Config;
  const renditions = config.CacheBehaviors.find(({ PathPattern }) => PathPattern === '/i/*');
  const originAt = (id: unknown) => config.Origins.find(({ Id }) => Id === id);
  return { template, config, renditions, originAt };
}

describe('renditions on demand', () => {
  const { template, config, renditions, originAt } = given(HOST);
  const [group, ...others] = config.OriginGroups?.Items ?? [];
  const members = (group?.Members.Items ?? []).map(({ OriginId }) => originAt(OriginId));

  test('come from the bucket, and from the function when the bucket has none or may not say so', () => {
    expect([renditions?.TargetOriginId, others]).toEqual([group?.Id, []]);
    expect(members.map((origin) => origin?.DomainName)).toEqual(['renditions.s3.eu-west-1.amazonaws.com', HOST]);
    expect(group?.FailoverCriteria).toEqual({ StatusCodes: { Items: [403, 404], Quantity: 2 } });
  });

  test('wait for the bucket three seconds, once, and for the function thirty', () => {
    expect(members).toMatchObject([
      { ConnectionAttempts: 1, ConnectionTimeout: 3 },
      { CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginReadTimeout: 30 } },
    ]);
  });

  test('are asked for with a signature of CloudFront, each origin in its own kind', () => {
    const controls = resourcesOf(template, 'AWS::CloudFront::OriginAccessControl');
    const controlOf = (origin?: Origin) =>
      controls[origin?.OriginAccessControlId['Fn::GetAtt'][0] ?? '']?.Properties.OriginAccessControlConfig;

    expect(members.map(controlOf)).toMatchObject([
      { OriginAccessControlOriginType: 's3', SigningBehavior: 'always', SigningProtocol: 'sigv4' },
      { OriginAccessControlOriginType: 'lambda', SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    ]);
  });

  test('are read only', () => {
    expect(renditions).not.toHaveProperty('AllowedMethods'); // GET and HEAD
  });

  test('are kept by path and signature for as long as they say, up to a year, and no other query reaches an origin', () => {
    const { CachePolicyConfig } = theOnly(template, 'AWS::CloudFront::CachePolicy');

    expect(CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['s'] },
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
      },
    });
    expect(renditions).not.toHaveProperty('OriginRequestPolicyId');
  });

  test('leave the permission to call the function to the stack of the function', () => {
    template.resourceCountIs('AWS::Lambda::Permission', 0);
  });
});

describe('renditions without a function', () => {
  const { template, config, renditions, originAt } = given();

  test('come from the bucket alone, which is told nothing of a query', () => {
    expect(originAt(renditions?.TargetOriginId)?.DomainName).toBe('renditions.s3.eu-west-1.amazonaws.com');
    expect(config).not.toHaveProperty('OriginGroups');
    template.resourceCountIs('AWS::CloudFront::CachePolicy', 0);
  });
});

describe('a behaviour before an origin group', () => {
  const synthWith = (allowedMethods: AllowedMethods) => {
    const app = new App({ context });
    const { distribution } = distributionIn(new Stack(app, 'Test', { env: { region: 'us-east-1' } }), HOST);
    const [primaryOrigin, fallbackOrigin] = [new HttpOrigin('one.example'), new HttpOrigin('two.example')];
    distribution.addBehavior('/d/*', new OriginGroup({ primaryOrigin, fallbackOrigin }), { allowedMethods });
    return () => app.synth();
  };

  test('can take no other methods than CloudFront fails over for, since it would be refused at deploy', () => {
    expect(synthWith(AllowedMethods.ALLOW_ALL)).toThrow(
      "'allowedMethods' of /d/* must be among GET, HEAD, OPTIONS before an origin group, got PUT, PATCH, POST, DELETE",
    );
    expect(synthWith(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)).not.toThrow();
  });
});
