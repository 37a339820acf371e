import { clientConfig } from '../../../local/environment';
import { given } from '../../support/path';

/** Things that somebody may try, by what they would say they did. */
export type Attempts = Readonly<Record<string, () => Promise<unknown>>>;

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** Settings of clients that act as somebody else than the account itself. */
export const actingAs = (credentials: Credentials) => ({
  ...clientConfig(given().endpoint),
  credentials,
  maxAttempts: 1,
});
export type Actor = ReturnType<typeof actingAs>;

/** Side by side: more only wait for each other. */
const SIDE_BY_SIDE = 16;

/** Tries everything, and answers what was not refused. That nothing is there, or that it is no good, is no refusal. */
export async function allowedOf(attempts: Attempts): Promise<string[]> {
  const left = Object.entries(attempts);
  const allowed: string[] = [];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [name, attempt] = next;
      if (!(await isRefused(attempt))) allowed.push(name);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return allowed.sort();
}

/** Whether an attempt ends with 403, for want of a right. Throws when nobody answers. */
export async function isRefused(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === undefined) throw error;
    return /^AccessDenied/.test(name) || $metadata.httpStatusCode === 403;
  }
}
