import type { BucketFact } from './bucket-facts';

/** A test that fails when a line of the page is no longer true of what deploys. */
export type Holder = { readonly file: string; readonly test: string };

/** The rules that are deployed to the stage for attacks, as the engine has them. */
const DEPLOYED_RULES: Holder = {
  file: 'test/attack/archive.attack.test.ts',
  test: 'are what the bucket keeps: every move, every end, and the newest former versions',
};

const RULES = 'test/lib/keep/lifecycle-rules.test.ts';

/** Every line has some but the price, which is computed from the price table. */
export const HELD_BY: Readonly<Record<Exclude<BucketFact, 'a TB a month'>, readonly Holder[]>> = {
  encrypted: [{ file: 'test/attack/other-keys.attack.test.ts', test: "under the bucket's own key" }],
  'copied to': [
    {
      file: 'test/attack/copies.attack.test.ts',
      test: 'is in the other region, byte for byte, and each side says which it is',
    },
  ],
  versions: [
    { file: RULES, test: 'stay for ever where config says never, and their markers go with the last of them' },
    DEPLOYED_RULES,
  ],
  'gets cold': [
    { file: RULES, test: 'say in the terms of S3 when a prefix gets cold, is archived and goes' },
    DEPLOYED_RULES,
  ],
  goes: [
    { file: RULES, test: 'say in the terms of S3 when a prefix gets cold, is archived and goes' },
    {
      file: 'test/lib/stacks/replica-stack.test.ts',
      test: 'ends originals and their copies at the same age, since S3 copies no deletion that a rule made',
    },
    {
      file: 'test/lib/keep/private-bucket.test.ts',
      test: 'forgets the parts of unfinished uploads, besides what its caller wants',
    },
  ],
  locked: [
    {
      file: 'test/lib/keep/object-lock.test.ts',
      test: 'does so only where config says it: S3 never takes Object Lock away again',
    },
  ],
  'says what happened': [
    {
      file: 'test/path/read-back.path.test.ts',
      test: 'finds every setting of the deployed template as the template wants it',
    },
  ],
  'when its stack goes': [
    {
      file: 'test/lib/stacks/stacks.test.ts',
      test: 'keep every stateful resource under the logical id and with the immutable settings that deployed stacks have',
    },
  ],
};

/** Who may do what, and who may not. */
export const RIGHTS_HELD_BY: Holder = {
  file: 'test/attack/roles.attack.test.ts',
  test: 'lets %s do this and nothing else of all that can be tried',
};
