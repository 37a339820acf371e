import { find } from './find';
import { ownerOf, type Session } from './session';
import type { PageSettings } from './settings';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new ULID, as the keys of uploads have it: ten characters of time, sixteen of chance. https://github.com/ulid/spec */
export function newUlid(nowMs: number, chance: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const time = Array.from({ length: 10 }, (_, place) => Math.floor(nowMs / 32 ** (9 - place)) % 32);
  return [...time, ...chance(new Uint8Array(16))].map((value) => CROCKFORD[value % 32]).join('');
}

/** The command that puts a file where this person's uploads are. */
export const cliLine = ({ command, bucket }: Required<PageSettings>['cli'], owner: string, ulid: string): string =>
  `${command} s3 cp photo.jpg s3://${bucket}/u/${owner}/${ulid}/photo.jpg`;

/** Teaches the other way in, where the stage tells of it. */
export function teachCli(cli: PageSettings['cli'], session: Session): void {
  find('#cli', HTMLElement).hidden = !cli;
  if (!cli) return;
  const ulid = newUlid(Date.now(), (bytes) => crypto.getRandomValues(bytes));
  find('#cli-line', HTMLElement).textContent = cliLine(cli, ownerOf(session), ulid);
}
