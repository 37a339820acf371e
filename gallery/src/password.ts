/** What the user pool asks of a password; `Accounts` in lib/ingest says the same to Cognito. */
const POLICY: ReadonlyArray<readonly [RegExp, string]> = [
  [/^.{12,}$/su, 'at least 12 characters'],
  [/[A-Z]/, 'an upper-case letter'],
  [/[a-z]/, 'a lower-case letter'],
  [/[0-9]/, 'a digit'],
  // https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
  [/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/, 'a symbol'],
];

/** What a new password still needs, in words. */
export const missingIn = (password: string): string[] =>
  POLICY.filter(([rule]) => !rule.test(password)).map(([, words]) => words);
