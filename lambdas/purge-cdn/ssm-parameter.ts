import { GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';

/** Long enough to ask once for a burst of messages, short enough to notice another value before a message is tried again. */
const KEPT_MS = 60_000;

/** Reads one parameter at most once a minute; nothing when it does not exist, which is asked again each time. */
export function ssmParameter(client: SSMClient, name: string, now = Date.now): () => Promise<string | undefined> {
  let kept: { readonly value: string; readonly until: number } | undefined;
  return async () => {
    if (kept && now() < kept.until) return kept.value;
    const value = await read(client, name);
    kept = value === undefined ? undefined : { value, until: now() + KEPT_MS };
    return value;
  };
}

async function read(client: SSMClient, Name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetParameterCommand({ Name }))).Parameter?.Value;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}
