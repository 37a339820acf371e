/**
 * Whether a path pattern takes a path: `*` is any characters, `?` is one, the leading slash is optional, and CloudFront compares with
 * the path as RFC 3986 normalises it.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 */
export function matches(pathPattern: string, uri: string): boolean {
  const escaped = pathPattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped.startsWith('/') ? '' : '/?'}${escaped}$`, 's').test(normalised(uri));
}

/** Without dot segments, and with nothing percent-encoded that needs not be. */
function normalised(uri: string): string {
  const unreserved = uri.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : code.toUpperCase();
  });
  return URL.canParse(`http://host${unreserved}`) ? new URL(`http://host${unreserved}`).pathname : uri;
}
