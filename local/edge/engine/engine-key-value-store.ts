import { CloudFrontClient, DescribeKeyValueStoreCommand } from '@aws-sdk/client-cloudfront';
import { clientConfig } from '../../environment';
import type { KeyValueStore, StoreContent } from '../functions/key-value-store';

/** CloudFront's own copies may be seconds old. */
const MAX_AGE_MS = 250;
const PAGE = 50;

/** A key value store of the engine, read again when it has changed. */
export function engineKeyValueStore(Name: string, endpoint: string): KeyValueStore {
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let etag = '';
  let content: StoreContent | undefined;
  const arn = once(() => arnOf(Name, endpoint));
  const refreshed = async (): Promise<StoreContent> => {
    const root = `${endpoint}/key-value-stores/${encodeURIComponent(await arn())}`;
    const answer = await answered(root);
    const now = answer.headers.get('etag') ?? '';
    if (content && now === etag) return content;
    const { Created, LastModified } = await answer.json();
    const meta = { creationDateTime: dateOf(Created), lastUpdatedDateTime: dateOf(LastModified) };
    content = { ids: [Name, (await arn()).split('/').at(-1) ?? Name], items: await itemsOf(root), meta };
    etag = now;
    return content;
  };
  return {
    async read() {
      if (content && Date.now() - lookedAtMs < MAX_AGE_MS) return content;
      const fresh = await refreshed();
      lookedAtMs = Date.now();
      return fresh;
    },
  };
}

const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

async function arnOf(Name: string, endpoint: string): Promise<string> {
  const client = new CloudFrontClient(clientConfig(endpoint));
  const { KeyValueStore } = await client.send(new DescribeKeyValueStoreCommand({ Name }));
  if (!KeyValueStore?.ARN) throw new Error(`there is no key value store ${Name}`);
  return KeyValueStore.ARN;
}

/** The data plane's own client would put the account id before the host, which on loopback is nowhere. */
async function itemsOf(root: string): Promise<Array<[string, string]>> {
  const items: Array<[string, string]> = [];
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ MaxResults: String(PAGE), ...(token && { NextToken: token }) });
    const page = await (await answered(`${root}/keys?${query}`)).json();
    items.push(...page.Items.map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]));
    token = page.NextToken;
  } while (token);
  return items;
}

async function answered(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the key value store answered ${answer.status}`);
  return answer;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
