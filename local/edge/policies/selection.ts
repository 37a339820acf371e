import { Obstacle } from '../../../command/obstacle';
import type { Fields } from '../http';

/** Some of a request's headers, cookies or query strings, as a policy names them. */
export type Selection = {
  readonly mode: 'none' | 'all' | 'whitelist' | 'allExcept';
  readonly names: readonly string[];
};

/** What of a viewer's request goes into the cache key, or to the origin. */
export type Selected = { readonly headers: Selection; readonly cookies: Selection; readonly query: Selection };

export type SelectionConfig = {
  CookiesConfig: { CookieBehavior: string; Cookies?: string[] };
  HeadersConfig: { HeaderBehavior: string; Headers?: string[] };
  QueryStringsConfig: { QueryStringBehavior: string; QueryStrings?: string[] };
};

export const NOTHING: Selection = { mode: 'none', names: [] };
export const EVERYTHING: Selection = { mode: 'all', names: [] };

const MODES: Readonly<Record<string, Selection['mode']>> = {
  none: 'none',
  all: 'all',
  whitelist: 'whitelist',
  allExcept: 'allExcept',
  allViewer: 'all',
};

/** Reads the three selections of a policy. Throws for what only CloudFront could know of a viewer. */
export function selectedBy(
  { CookiesConfig, HeadersConfig, QueryStringsConfig }: SelectionConfig,
  what: string,
): Selected {
  const headers = selection(HeadersConfig.HeaderBehavior, HeadersConfig.Headers, what);
  const foretold = headers.names.find((name) => /^cloudfront-/i.test(name));
  if (foretold) throw new Obstacle(`the local edge server does not know ${foretold} of ${what}: it has no geography`);
  return {
    headers: { ...headers, names: headers.names.map((name) => name.toLowerCase()) },
    cookies: selection(CookiesConfig.CookieBehavior, CookiesConfig.Cookies, what),
    query: selection(QueryStringsConfig.QueryStringBehavior, QueryStringsConfig.QueryStrings, what),
  };
}

function selection(behaviour: string, names: string[] = [], what: string): Selection {
  const mode = MODES[behaviour];
  if (!mode) throw new Obstacle(`the local edge server does not know ${behaviour} of ${what}: teach it in local/edge`);
  return { mode, names };
}

function takes({ mode, names }: Selection, name: string): boolean {
  if (mode === 'none' || mode === 'all') return mode === 'all';
  return names.includes(name) === (mode === 'whitelist');
}

/** What the selections take of a query string, each part as the viewer wrote it and in the viewer's order. */
export function selectedQuery(query: string, selections: readonly Selection[]): string {
  return query
    .split('&')
    .filter((part) => part !== '' && takesAny(selections, nameOf(part)))
    .join('&');
}

/** The same of the `Cookie` header. */
export function selectedCookies(headers: Fields, selections: readonly Selection[]): string {
  const cookies = (headers.get('cookie') ?? []).flatMap((value) => value.split(/;\s*/));
  return cookies.filter((cookie) => cookie !== '' && takesAny(selections, nameOf(cookie))).join('; ');
}

/** The same of all other headers. */
export function selectedHeaders(headers: Fields, selections: readonly Selection[]): Fields {
  return new Map([...headers].filter(([name]) => name !== 'cookie' && takesAny(selections, name)));
}

const nameOf = (part: string): string => part.split('=', 1)[0] ?? '';

const takesAny = (selections: readonly Selection[], name: string): boolean =>
  selections.some((selection) => takes(selection, name));
