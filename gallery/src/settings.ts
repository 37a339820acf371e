/** What the page must know of the stage it runs on; read from `/settings.json`. */
export type PageSettings = {
  /** Where Cognito is asked. */
  readonly signInUrl: string;
  readonly clientId: string;
  /** The local stage signs its one developer in by itself. */
  readonly developer?: { readonly email: string; readonly password: string };
  /** Shown where there are no photos yet: how to call the AWS CLI, and the bucket of the originals. @default - not shown */
  readonly cli?: { readonly command: string; readonly bucket: string };
};

/** Reads them. Throws when this host has none. */
export async function readSettings(): Promise<PageSettings> {
  const answer = await fetch('/settings.json');
  if (!answer.ok) throw new Error(`/settings.json answered ${answer.status}`);
  return answer.json();
}
