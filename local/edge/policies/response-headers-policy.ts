import { Obstacle } from '../../../command/obstacle';
import type { CloudFrontResources } from '../cloudfront-resources';
import { requireUnderstood } from '../understood';
import { type CorsConfig, type CorsPolicy, corsPolicyOf } from './cors-policy';

/** What a response headers policy does to a response, in the order in which CloudFront does it: take away, then add. */
export type HeadersPolicy = {
  /** Lower-case names. */
  readonly removed: readonly string[];
  readonly added: readonly AddedHeader[];
  readonly cors?: CorsPolicy;
};

type AddedHeader = {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  /** Whether it takes the place of the origin's own. */
  readonly overrides: boolean;
};

type PolicyConfig = {
  CorsConfig?: CorsConfig;
  CustomHeadersConfig?: { Items: Array<{ Header: string; Value: string; Override: boolean }> };
  RemoveHeadersConfig?: { Items: Array<{ Header: string }> };
  SecurityHeadersConfig?: SecurityHeadersConfig;
};
type SecurityHeadersConfig = Record<string, { Override: boolean } & Record<string, unknown>>;

const UNDERSTOOD = [
  'Name',
  'Comment',
  'CorsConfig',
  'CustomHeadersConfig',
  'RemoveHeadersConfig',
  'SecurityHeadersConfig',
];

/** Name and value of each security header, from the settings that the template has for it. */
const SECURITY_HEADERS: Readonly<
  Record<string, { readonly settings: readonly string[]; readonly header: SecurityHeader }>
> = {
  ContentSecurityPolicy: {
    settings: ['ContentSecurityPolicy'],
    header: ({ ContentSecurityPolicy }) => ['content-security-policy', String(ContentSecurityPolicy)],
  },
  ContentTypeOptions: { settings: [], header: () => ['x-content-type-options', 'nosniff'] },
  FrameOptions: {
    settings: ['FrameOption'],
    header: ({ FrameOption }) => ['x-frame-options', String(FrameOption)],
  },
  ReferrerPolicy: {
    settings: ['ReferrerPolicy'],
    header: ({ ReferrerPolicy }) => ['referrer-policy', String(ReferrerPolicy)],
  },
  StrictTransportSecurity: {
    settings: ['AccessControlMaxAgeSec', 'IncludeSubdomains', 'Preload'],
    header: (settings) => ['strict-transport-security', strictTransportSecurity(settings)],
  },
  XSSProtection: {
    settings: ['Protection', 'ModeBlock', 'ReportUri'],
    header: (settings) => ['x-xss-protection', xssProtection(settings)],
  },
};
type SecurityHeader = (settings: Record<string, unknown>) => readonly [name: string, value: string];

/** Reads the policy under an id. Throws for one that the stack does not have, and for a feature that this server would ignore. */
export function headersPolicyOf(id: string, resources: CloudFrontResources): HeadersPolicy {
  const properties = resources('ResponseHeadersPolicy', id);
  if (!properties) throw new Obstacle(`the local edge server does not know the response headers policy ${id}`);
  const config = properties.ResponseHeadersPolicyConfig as PolicyConfig;
  requireUnderstood(config, UNDERSTOOD, `response headers policy ${id}`);
  const custom = (config.CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    overrides: Override,
  }));
  return {
    removed: (config.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
    added: [...securityHeadersOf(config.SecurityHeadersConfig ?? {}, id), ...custom],
    cors: config.CorsConfig && corsPolicyOf(config.CorsConfig, id),
  };
}

function securityHeadersOf(config: SecurityHeadersConfig, id: string): AddedHeader[] {
  requireUnderstood(config, Object.keys(SECURITY_HEADERS), `response headers policy ${id}`);
  return Object.entries(SECURITY_HEADERS).flatMap(([feature, { settings, header }]) => {
    const given = config[feature];
    if (!given) return [];
    requireUnderstood(given, [...settings, 'Override'], `${feature} of response headers policy ${id}`);
    const [name, value] = header(given);
    return [{ name, value, overrides: given.Override }];
  });
}

function strictTransportSecurity({ AccessControlMaxAgeSec, IncludeSubdomains, Preload }: Record<string, unknown>) {
  const directives = [`max-age=${AccessControlMaxAgeSec}`];
  if (IncludeSubdomains) directives.push('includeSubDomains');
  if (Preload) directives.push('preload');
  return directives.join('; ');
}

function xssProtection({ Protection, ModeBlock, ReportUri }: Record<string, unknown>): string {
  const directives = [Protection ? '1' : '0'];
  if (ModeBlock) directives.push('mode=block');
  if (ReportUri) directives.push(`report=${ReportUri}`);
  return directives.join('; ');
}
