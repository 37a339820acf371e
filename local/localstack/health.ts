import { z } from 'zod';
import { Obstacle } from '../../command/obstacle';
import { requireLoopback } from '../environment';
import { LOCALSTACK_VERSION } from './installation';

/** What LocalStack says of itself. Not its health: the built-in engine answers there too. */
const Info = z.object({ version: z.string(), edition: z.string(), is_license_activated: z.boolean() });
type Info = z.output<typeof Info>;

/** The version of the LocalStack at an endpoint; nothing while none answers. */
export async function versionAt(endpoint: string): Promise<string | undefined> {
  return (await infoAt(endpoint))?.version;
}

/** Throws unless a LocalStack answers; answers a sentence about what is unlike the one that this was measured with, if anything is. */
export async function requireLocalStack(endpoint: string): Promise<string | undefined> {
  requireLoopback(endpoint);
  const info = await infoAt(endpoint);
  if (!info) {
    throw new Obstacle(
      `no LocalStack answers at ${endpoint}: start one with "npm run localstack", or name another with --endpoint`,
    );
  }
  return strangenessOf(info);
}

function strangenessOf({ version, is_license_activated: isLicensed }: Info): string | undefined {
  if (isLicensed) return `This LocalStack ${version} runs with a licence: more may be there than docs/engines.md says.`;
  if (version !== LOCALSTACK_VERSION)
    return `This is LocalStack ${version}, docs/engines.md was measured with ${LOCALSTACK_VERSION} community.`;
  return undefined;
}

async function infoAt(endpoint: string): Promise<Info | undefined> {
  try {
    return Info.parse(await (await fetch(`${endpoint}/_localstack/info`)).json());
  } catch {
    return undefined; // nobody listens, or somebody else
  }
}
