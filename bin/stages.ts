import { arch } from 'node:process';
import { type Config, type ConfigInput, defineConfig } from '../lib/config';
import { ConfigError } from '../lib/config-error';

/** What your machine needs, which is no account. */
const THIS_MACHINE = {
  keepData: false,
  bootstrapped: false,
  uploads: { origins: ['http://127.0.0.1:*'] },
  // bucket and user pool are the engine's, on whatever port it found free
  edge: { connectSources: ['http://127.0.0.1:*'] },
  functions: { architecture: arch === 'arm64' ? 'arm64' : 'x86_64', sharp: 'host', maxConcurrency: 4 },
  logs: { days: 1 },
} satisfies Omit<ConfigInput, 'stage'>;

const PARTNER = '222222222222';

/** What each stage turns; everything else has the defaults of `lib/config.ts`. */
const STAGES = {
  /** Your machine: `npm start`. Signed addresses are there to be tried before they cost anything. */
  local: { ...THIS_MACHINE, images: { transform: 'signed' } },
  /** Your machine, with all that prod has and an engine that asks everybody for rights: attacks and drills. */
  drill: {
    ...THIS_MACHINE,
    profile: 'strict',
    backup: { catalog: true, originals: true },
    locks: { originals: 'holds', mfaDelete: true },
    replication: { timeControl: true, auditCopy: true, accessLogs: true, twoWay: true },
    // every kind of rule: nothing on this machine gets old enough for one, but each is deployed and read back
    lifecycle: {
      rules: [
        {
          prefix: 'import/',
          coldAfterDays: 30,
          archiveAfterDays: 120,
          archiveClass: 'deep-archive',
          expireAfterDays: 3650,
          largerThanKiB: 256,
        },
        {
          prefix: 'u/',
          coldAfterDays: 0,
          coldClass: 'intelligent-tiering',
          archiveAccessAfterDays: 180,
          deepArchiveAccessAfterDays: 365,
        },
      ],
      formerVersions: { coldAfterDays: 30 },
      renditions: { coldAfterDays: 60 },
    },
    evidence: { objectEvents: 'all', classAnalysis: true, lock: 'governance' },
    // somebody else's account, as everything here is made up
    access: {
      readers: [{ account: PARTNER, bucket: 'originals', prefix: 'import/partner/' }],
      accessPoints: [
        // of this machine's own account: its engine lets nobody of another one through an access point
        { consumer: 'reports', bucket: 'renditions', prefix: 'i/', role: 'arn:aws:iam::000000000000:role/reports' },
      ],
    },
  },
  /** An account to try things in; its data goes with its stacks. */
  dev: { keepData: false, logs: { days: 7 } },
  /** The real thing: data outlives its stacks, under keys of its own. */
  prod: { profile: 'strict', logs: { days: 90 } },
} satisfies Record<string, Omit<ConfigInput, 'stage'>>;

/** All stages. */
export const STAGE_NAMES = Object.keys(STAGES);

/** The settings of one stage. Throws a `ConfigError` for an unknown name or an unusable setting. */
export function stageNamed(name: string): Config {
  const stage = Object.entries(STAGES).find(([known]) => known === name)?.[1];
  if (!stage) throw new ConfigError(`There is no stage ${JSON.stringify(name)}: take one of ${STAGE_NAMES.join(', ')}`);
  return defineConfig({ stage: name, ...stage });
}
