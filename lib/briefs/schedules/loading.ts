import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import type { Outline } from './calendars';
import { workDaysOf } from './calendars.rules';
import type { DueRule } from './moments.rules';
import { amongWorkDays, fromRRule, type Rule } from './recurrence.rules';

const CALENDAR = { workDays: true, holidayPlace: true } as const;

/** What a schedule needs to know about its two sides. */
export const SCHEDULE_PLACE = {
  state: true,
  assistantName: true,
  assistant: { select: { ...CALENDAR, id: true, name: true, timeZone: true } },
  workspace: { select: { ...CALENDAR, slug: true, timeZone: true } },
} as const;

export type ScheduleRef = { readonly workspaceId: string; readonly id: string };

/** Reads a schedule with everything that its rules judge by; null when it isn't there or isn't theirs. */
export async function findSchedule(tx: Tx, { workspaceId, id }: ScheduleRef) {
  return tx.schedule.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: {
      engagement: { select: SCHEDULE_PLACE },
      playbook: { select: { name: true, archivedAt: true } },
    },
  });
}

export type LoadedSchedule = NonNullable<Awaited<ReturnType<typeof findSchedule>>>;

/**
 * Does the same, and locks the schedule until the transaction ends: of two workers, or two people, one comes first.
 * @throws Refused (`not_found`)
 */
export async function lockSchedule(tx: Tx, ref: ScheduleRef): Promise<LoadedSchedule> {
  await tx.$queryRaw`
    SELECT 1 FROM schedules WHERE workspace_id = ${ref.workspaceId}::uuid AND id = ${ref.id}::uuid FOR UPDATE`;
  const schedule = await findSchedule(tx, ref);
  if (!schedule) throw notFound('schedule');
  return schedule;
}

type Place = LoadedSchedule['engagement'];

const UNSAID = { workDays: [], holidayPlace: null } as const;

/** @returns whose working days and holidays are known; somebody who hasn't joined hasn't said. */
export function calendarsOf({ workspace, assistant }: Pick<Place, 'workspace' | 'assistant'>) {
  return { business: workspace, assistant: assistant ?? UNSAID };
}

/** @returns a schedule's row as its rules read it; a working day is counted among the weekdays that are worked on now. */
export function outlineOf(schedule: LoadedSchedule): Outline {
  const calendars = { of: schedule.daysOffOf, ...calendarsOf(schedule.engagement) };
  return {
    rule: amongWorkDays(savedRuleOf(schedule), workDaysOf(calendars)),
    startsOn: dateOf(schedule.startsOn),
    time: schedule.handOverTime,
    zone: schedule.zone,
    policy: schedule.dayOffPolicy,
    calendars,
    due: dueOf(schedule),
  };
}

/** @returns a schedule's rule as it was saved, with the weekdays that were worked on then. */
export function savedRuleOf({ id, rule: text }: Pick<LoadedSchedule, 'id' | 'rule'>): Rule {
  const rule = fromRRule(text);
  if (!rule) throw new Error(`the rule of schedule ${id} can't be read: ${text}`);
  return rule;
}

function dueOf({ dueHours, dueDays, dueTime, dueZone }: LoadedSchedule): DueRule {
  if (dueDays === null || dueTime === null || dueZone === null)
    return { kind: 'hours', hours: dueHours ?? 1 };
  return { kind: 'time', days: dueDays, time: dueTime, zone: dueZone };
}
