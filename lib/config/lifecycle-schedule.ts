import { DAYS_BEFORE_IA, STORAGE_CLASSES, type StorageClassName } from './storage-classes';

/** The ages at which something moves and goes. */
type Schedule = {
  readonly prefix?: string;
  readonly coldAfterDays?: number;
  readonly coldClass: StorageClassName;
  readonly archiveAfterDays?: number;
  readonly archiveClass?: StorageClassName;
  readonly expireAfterDays?: number;
  readonly archiveAccessAfterDays?: number;
  readonly deepArchiveAccessAfterDays?: number;
};

export type ScheduleMistake = { readonly setting: keyof Schedule; readonly message: string };

/** What S3 refuses of a schedule, or bills although nothing is kept: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
export function scheduleMistakes(schedule: Schedule): ScheduleMistake[] {
  return [...placeMistakes(schedule), ...orderMistakes(schedule), ...tierMistakes(schedule)];
}

function placeMistakes({ prefix, coldAfterDays, coldClass }: Schedule): ScheduleMistake[] {
  if (coldAfterDays === undefined) return [];
  if (coldClass === 'one-zone-ia' && prefix !== undefined) {
    const message =
      'give another class: what is in One Zone-IA is lost with its zone, and no original can be made again';
    return [{ setting: 'coldClass', message }];
  }
  const isIa = coldClass === 'standard-ia' || coldClass === 'one-zone-ia';
  if (!isIa || coldAfterDays >= DAYS_BEFORE_IA) return [];
  return [
    {
      setting: 'coldAfterDays',
      message: `give at least ${DAYS_BEFORE_IA}: S3 takes nothing younger into ${coldClass}`,
    },
  ];
}

/** One step of a schedule, in the order in which they have to come. */
type Step = { readonly setting: keyof Schedule; readonly after: number; readonly into?: StorageClassName };

function orderMistakes(schedule: Schedule): ScheduleMistake[] {
  const { coldAfterDays, coldClass, archiveAfterDays, archiveClass, expireAfterDays } = schedule;
  if (coldAfterDays !== undefined && archiveAfterDays !== undefined && coldClass === archiveClass) {
    return [{ setting: 'archiveClass', message: `give a class below ${coldClass}: it is there already` }];
  }
  const steps: Step[] = [
    ...(coldAfterDays === undefined
      ? []
      : [{ setting: 'coldAfterDays' as const, after: coldAfterDays, into: coldClass }]),
    ...(archiveAfterDays === undefined
      ? []
      : [{ setting: 'archiveAfterDays' as const, after: archiveAfterDays, into: archiveClass }]),
    ...(expireAfterDays === undefined ? [] : [{ setting: 'expireAfterDays' as const, after: expireAfterDays }]),
  ];
  return steps.slice(1).flatMap((step, index) => tooSoon(steps[index], step));
}

function tooSoon(before: Step | undefined, { setting, after }: Step): ScheduleMistake[] {
  if (!before?.into) return [];
  const { minimumDays } = STORAGE_CLASSES[before.into];
  const earliest = before.after + Math.max(minimumDays, 1);
  if (after >= earliest) return [];
  const why =
    minimumDays > 0
      ? `${minimumDays} days of ${before.into} are billed in any case`
      : `it comes after ${before.setting}`;
  return [{ setting, message: `give at least ${earliest}: ${why}` }];
}

function tierMistakes(schedule: Schedule): ScheduleMistake[] {
  const { coldAfterDays, coldClass, archiveAfterDays, archiveAccessAfterDays, deepArchiveAccessAfterDays } = schedule;
  const settings = ['archiveAccessAfterDays', 'deepArchiveAccessAfterDays'] as const;
  const [first] = settings.filter((setting) => schedule[setting] !== undefined);
  if (!first) return [];
  if (coldAfterDays === undefined || coldClass !== 'intelligent-tiering') {
    return [
      {
        setting: first,
        message: 'remove it, or give coldAfterDays and coldClass "intelligent-tiering": it is a tier of that class',
      },
    ];
  }
  if (archiveAfterDays !== undefined) {
    return [{ setting: first, message: 'remove it or archiveAfterDays: an original is archived by one of them' }];
  }
  if (deepArchiveAccessAfterDays !== undefined && deepArchiveAccessAfterDays <= (archiveAccessAfterDays ?? 0)) {
    return [
      {
        setting: 'deepArchiveAccessAfterDays',
        message: `give more than archiveAccessAfterDays, ${archiveAccessAfterDays}`,
      },
    ];
  }
  return [];
}
