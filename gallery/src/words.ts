import type { ArchiveView, AssetView } from '../../lambdas/search-assets/asset-view';
import type { RefusalReason } from '../../lambdas/shared/catalog-items';
import { Refused, SessionEnded, SignInRefused, Unreachable } from './failures';

/** Why a file is listed and not shown. */
export const REFUSAL: Readonly<Record<RefusalReason, string>> = {
  empty: 'The file is empty.',
  archived: 'The file lies in an archive and must be restored first.',
  'not-an-image': 'This is not a photo: JPEG, PNG, WebP, GIF and AVIF can be shown.',
  heic: 'HEIC photos can’t be shown yet: export it as JPEG.',
  damaged: 'The file is broken: it begins as a photo and does not end as one.',
  'too-many-bytes': 'The file is too large to be shown.',
  'too-many-pixels': 'The photo has too many pixels to be shown.',
  'too-many-frames': 'The animation has too many pictures to be shown.',
  'edge-too-long': 'The photo is too long and narrow to be shown.',
};

/** Why this file has no picture. */
export function refusalInWords({ image, archive }: Pick<AssetView, 'image' | 'archive'>): string {
  if (image.state !== 'refused') return '';
  if (image.reason !== 'archived' || archive?.state !== 'restoring') return REFUSAL[image.reason];
  return 'The file is being restored from an archive. It is shown when that is done.';
}

/** Whether the file behind a picture can be read; nothing of a file that is in no archive. */
export function archiveInWords(archive: ArchiveView | undefined): string[] {
  if (archive?.state === 'restored') return [`restored until ${dayOf(archive.until)}`];
  if (archive?.state === 'restoring') return ['being restored'];
  return archive ? ['archived'] : [];
}

/** S3 lets copies go at midnight of UTC: in another zone it would be said of another day. */
const dayOf = (time: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(time));

/** Cognito's exceptions: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html#API_InitiateAuth_Errors */
const SIGN_IN: Readonly<Record<string, string>> = {
  UserNotFoundException: 'E-mail or password is wrong.',
  UserNotConfirmedException: 'This account is not confirmed yet. Ask whoever invited you.',
  PasswordResetRequiredException: 'Your password was reset. Ask whoever invited you for a new one.',
  InvalidPasswordException: 'That password does not fit the rules beside the field.',
  InvalidParameterException: 'That password can’t be taken. Choose another one.',
  TooManyRequestsException: 'Too many people sign in right now. Try again in a moment.',
  LimitExceededException: 'Too many tries. Wait some minutes, then try again.',
  CodeMismatchException: 'That took too long. Sign in again with the temporary password.',
  ExpiredCodeException: 'That took too long. Sign in again with the temporary password.',
  ChallengeUnknown: 'This account asks for a second factor, which this page doesn’t know.',
  ResourceNotFoundException: 'This page belongs to a stage that is gone. Reload it.',
};

/** `NotAuthorizedException` means many things, told apart by its message only. */
const NOT_AUTHORIZED: ReadonlyArray<readonly [RegExp, string]> = [
  [/temporary password/i, 'Your temporary password has run out. Ask whoever invited you for a new one.'],
  [/attempts exceeded/i, 'Too many wrong passwords. Wait some minutes, then try again.'],
  [/disabled/i, 'This account is switched off. Ask whoever invited you.'],
  [/session/i, 'That took too long. Sign in again with the temporary password.'],
  [/./, 'E-mail or password is wrong.'],
];

function signInWords({ code, message }: SignInRefused): string {
  const found =
    code === 'NotAuthorizedException' ? NOT_AUTHORIZED.find(([pattern]) => pattern.test(message))?.[1] : SIGN_IN[code];
  return found ?? `Signing in did not work: ${message || code}.`;
}

function refusedWords({ status, message }: Refused): string {
  if (status === 429) return 'Too much at once. It goes on in a moment.';
  if (status >= 500) return `The server failed (${status}). It is not your fault; try again.`;
  return sentence(message);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

/** What went wrong, for a person. */
export function inWords(error: unknown): string {
  if (error instanceof SignInRefused) return signInWords(error);
  if (error instanceof SessionEnded) return 'Your session has ended. Sign in again.';
  if (error instanceof Unreachable) return 'Nothing answers. Is this device online?';
  if (error instanceof Refused) return refusedWords(error);
  return sentence(error instanceof Error ? error.message : String(error));
}

const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** A size as people say it: 0 bytes, 340 KB, 2.1 MB. */
export function sizeInWords(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const amount = bytes / 1000 ** power;
  return `${power > 0 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[power]}`;
}

/** 1 photo, 2 photos. */
export const photosInWords = (count: number): string => (count === 1 ? '1 photo' : `${count} photos`);
