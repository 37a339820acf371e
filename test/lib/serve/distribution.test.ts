import { resourcesOf, stage, theOnly } from '../../support/synth';

type SecurityHeaders = Record<string, { Override: boolean } & Record<string, unknown>>;
type HeadersPolicy = {
  SecurityHeadersConfig: SecurityHeaders;
  CustomHeadersConfig?: { Items: Array<{ Header: string; Value: string; Override: boolean }> };
};
type Behaviour = { PathPattern?: string; ResponseHeadersPolicyId: { Ref: string } };

/** The headers policy of every behaviour of a stage, by its path pattern. */
function policiesOf(name: string, changes: Parameters<typeof stage>[1] = {}): Record<string, HeadersPolicy> {
  const { edge } = stage(name, changes);
  const { CacheBehaviors, DefaultCacheBehavior } = theOnly(edge, 'AWS::CloudFront::Distribution')
    .DistributionConfig as { CacheBehaviors: Behaviour[]; DefaultCacheBehavior: Behaviour };
  const policies = resourcesOf(edge, 'AWS::CloudFront::ResponseHeadersPolicy');
  return Object.fromEntries(
    [DefaultCacheBehavior, ...CacheBehaviors].map(({ PathPattern = '*', ResponseHeadersPolicyId }) => [
      PathPattern,
      policies[ResponseHeadersPolicyId.Ref]?.Properties.ResponseHeadersPolicyConfig as HeadersPolicy,
    ]),
  );
}

const customHeadersOf = ({ CustomHeadersConfig }: HeadersPolicy) =>
  Object.fromEntries((CustomHeadersConfig?.Items ?? []).map(({ Header, Value }) => [Header, Value]));

/** The directives of a content security policy, with template references as they stand. */
function contentSecurityPolicyOf({ SecurityHeadersConfig }: HeadersPolicy): string[] {
  const value = SecurityHeadersConfig.ContentSecurityPolicy?.ContentSecurityPolicy;
  const text =
    typeof value === 'string'
      ? value
      : (value as { 'Fn::Join': [string, Array<string | { Ref: string }>] })['Fn::Join'][1]
          .map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`))
          .join('');
  return text.split('; ');
}

describe('the distribution', () => {
  const policies = policiesOf('prod', { region: 'eu-west-1' });
  const { '*': site, '/i/*': renditions, '/api/*': api } = policies as Record<'*' | '/i/*' | '/api/*', HeadersPolicy>;

  test('lets a page run and show its own host only, and send photos and passwords nowhere but to our bucket and Cognito', () => {
    expect(contentSecurityPolicyOf(site)).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self' https://quayside-prod-originals-<AWS::AccountId>-eu-west-1.s3.eu-west-1.amazonaws.com https://cognito-idp.eu-west-1.<AWS::URLSuffix>",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  test('keeps a page apart from other windows, away from sensors, and quiet about where its visitor came from', () => {
    expect(customHeadersOf(site)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(), '),
    });
    expect(site.SecurityHeadersConfig.ReferrerPolicy).toMatchObject({ ReferrerPolicy: 'same-origin' });
  });

  test('lets a rendition run nothing and be embedded by nobody else', () => {
    expect(contentSecurityPolicyOf(renditions)).toEqual(["default-src 'none'", 'sandbox']);
    expect(customHeadersOf(renditions)).toEqual({ 'cross-origin-resource-policy': 'same-origin' });
  });

  test("lets no browser keep the API's answers", () => {
    expect(customHeadersOf(api)).toEqual({ 'cache-control': 'no-store' });
  });

  test('lets no browser guess a type, and no origin change any of this', () => {
    for (const { SecurityHeadersConfig, CustomHeadersConfig } of [site, renditions, api]) {
      expect(SecurityHeadersConfig.ContentTypeOptions).toEqual({ Override: true });
      const all = [...Object.values(SecurityHeadersConfig), ...(CustomHeadersConfig?.Items ?? [])];
      expect(all.filter(({ Override }) => !Override)).toEqual([]);
    }
  });

  test('promises no HTTPS for a year while it has a domain of AWS only', () => {
    for (const { SecurityHeadersConfig } of [site, renditions, api]) {
      expect(SecurityHeadersConfig).not.toHaveProperty('StrictTransportSecurity');
    }
  });

  test('lets the page of the local stage reach the engine', () => {
    expect(contentSecurityPolicyOf(policiesOf('local')['*'] as HeadersPolicy)).toContain(
      "connect-src 'self' http://127.0.0.1:*",
    );
  });
});
