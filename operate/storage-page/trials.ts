import type { BucketFact } from './bucket-facts';

/** A test that does to buckets, on the local engine, what a line is about. */
export type Trial = {
  readonly file: string;
  readonly test: string;
  /** The buckets that it does it to, as attacks call them. */
  readonly buckets: readonly string[];
  /** What it is about, where a bucket may be otherwise in another stage. @default - whatever the line says */
  readonly says?: RegExp;
};

const COPIED = ['originals', 'site'];
const COPIES = ['copy of originals', 'copy of site'];
const WITH_EVIDENCE = ['evidence', 'logs', 'copy of logs'];
const EVERY = [...COPIED, 'renditions', 'audit', ...COPIES, ...WITH_EVIDENCE];
const OTHER_KEYS = { file: 'test/attack/other-keys.attack.test.ts', test: 'is refused under another key' };

/** What a line is tried by, where something on this machine acts on it. That it says what the template says is another test's matter. */
export const TRIALS: Readonly<Partial<Record<BucketFact, readonly Trial[]>>> = {
  encrypted: [
    { ...OTHER_KEYS, buckets: ['originals', 'renditions', 'audit', 'copy of originals'], says: /^under / },
    { ...OTHER_KEYS, buckets: ['site', 'copy of site'], says: /^with keys that S3 owns/ },
  ],
  'public access': [
    {
      file: 'test/attack/public-access.attack.test.ts',
      test: 'takes no policy that lets the public in, not even from the account itself',
      buckets: EVERY,
    },
    { file: 'test/attack/strangers.attack.test.ts', test: '%s, and is refused', buckets: EVERY },
  ],
  'reached through': [
    { file: 'test/attack/transport.attack.test.ts', test: 'is refused by the bucket of $name', buckets: EVERY },
  ],
  'a signature is good for': [
    {
      file: 'test/attack/addresses.attack.test.ts',
      test: 'is good for ten minutes at the most, whoever signed it for longer',
      buckets: ['originals'],
      says: /^600 seconds/,
    },
  ],
  'written by': [
    {
      file: 'test/attack/evidence.attack.test.ts',
      test: 'forges nothing in the bucket of $name, and reads what is there',
      buckets: WITH_EVIDENCE,
    },
    {
      file: 'test/attack/audit-copy.attack.test.ts',
      test: 'lets a role of the stage with every right look, and neither change nor remove anything, the guard included',
      buckets: ['audit'],
    },
  ],
  'copied to': [
    {
      file: 'test/attack/copies.attack.test.ts',
      test: 'is in the other region, byte for byte, and each side says which it is',
      buckets: COPIED,
    },
  ],
  versions: [
    {
      file: 'test/attack/audit-copy.attack.test.ts',
      test: 'keeps what is deleted and what is overwritten, and hears of neither',
      buckets: ['audit'],
    },
    {
      file: 'test/attack/copies.attack.test.ts',
      test: 'disappears there when it is deleted here, and is remembered for a while',
      buckets: COPIES,
    },
    {
      file: 'test/path/hostile.path.test.ts',
      test: 'another version takes the place of the former, and a deletion takes all of it away',
      buckets: ['originals'],
    },
  ],
  locked: [
    {
      file: 'test/attack/locks.attack.test.ts',
      test: 'goes around no lock on originals: their policy leaves that to nobody',
      buckets: ['originals'],
    },
  ],
  'deleted for good by': [
    {
      file: 'test/attack/audit-copy.attack.test.ts',
      test: 'lets a role of the stage with every right look, and neither change nor remove anything, the guard included',
      buckets: ['audit'],
    },
    {
      file: 'test/attack/locks.attack.test.ts',
      test: 'deletes no version of an original for good, but may hide it',
      buckets: ['originals'],
    },
  ],
  'tells of changes': [
    {
      file: 'test/path/viewer.path.test.ts',
      test: 'reaches its viewer upright, in sRGB, without metadata, in every width and format',
      buckets: ['originals'],
    },
  ],
};

/** Who may do what: every function, and everybody who is none. */
export const RIGHTS_TRIALS: readonly Trial[] = [
  {
    file: 'test/attack/roles.attack.test.ts',
    test: 'lets %s do this and nothing else of all that can be tried',
    buckets: EVERY,
  },
  { file: 'test/attack/another-account.attack.test.ts', test: 'may do nothing to our buckets', buckets: EVERY },
];

/** What config may add, on buckets of their own. */
export const OPTIONS_TRIALS: ReadonlyArray<Omit<Trial, 'buckets'>> = [
  {
    file: 'test/attack/networks.attack.test.ts',
    test: 'refuses who %s from elsewhere, whatever they may do, and lets in who is there',
  },
  { file: 'test/attack/access-points.attack.test.ts', test: 'reads and lists its prefix through it' },
];

/** Compares every line with the templates, and shows of every line that it does not stay as it is when the template does not. */
export const CLAIMS_HELD_BY = 'test/operate/storage-page/claims.test.ts';
