import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

export interface SiteHeadersProps {
  /** Origins besides its own host that the page may send requests to. */
  readonly connectSources: readonly string[];
}

/** What no page of ours asks for, so that nothing which gets into it can. */
const NO_SENSORS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb',
];

/** What a browser lets the site do: run and show what comes from its own host, and nothing that was written into the page. */
export class SiteHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, { connectSources }: SiteHeadersProps) {
    super(scope, id, {
      comment: 'Pages: own scripts and styles only, in no frame',
      // no HSTS: only the owner of a domain may promise HTTPS for its future, and `*.cloudfront.net` is not ours
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connectSources), override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
          {
            header: 'permissions-policy',
            value: NO_SENSORS.map((feature) => `${feature}=()`).join(', '),
            override: true,
          },
        ],
      },
    });
  }
}

const contentSecurityPolicy = (connectSources: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ["connect-src 'self'", ...connectSources].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'", // without it, a script could make a policy of its own that lets everything through
  ].join('; ');
