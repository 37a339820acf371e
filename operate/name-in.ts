/** What the pseudo parameters of a template stand for. */
export type Whereabouts = { readonly account: string; readonly region: string };

/** The plain name that a template's expression will come to; nothing when only CloudFormation can tell. */
export function nameIn(value: unknown, { account, region }: Whereabouts): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('Ref' in value) return { 'AWS::AccountId': account, 'AWS::Region': region }[String(value.Ref)];
  if (!('Fn::Join' in value)) return undefined;
  const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
  const names = parts.map((part) => nameIn(part, { account, region }));
  return names.includes(undefined) ? undefined : names.join(separator);
}
