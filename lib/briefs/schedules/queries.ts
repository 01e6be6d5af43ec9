import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import type { Pay } from '../terms/budget.rules';
import { latestDayChanges } from './day-changes';
import { calendarsOf, findSchedule, type LoadedSchedule, outlineOf, SCHEDULE_PLACE } from './loading';
import { HANDED_OVER, occurrencesAround } from './occurrences.queries';
import { monthOf, monthsHad } from './planning';
import { type Preview, previewOf } from './preview';
import {
  isPlaybookTooLong,
  listPays,
  listPlaybookPrices,
  type PlaybookPrice,
  unusedPriceOf,
} from './prices.queries';
import type { Rule } from './recurrence.rules';
import { daysOffInWords, dueInWords, sentenceOf } from './sentence.rules';
import { lateSince, type NotHandedOver, type ScheduleState } from './states.rules';
import { type HandedOverBrief, MOST_LOOKED_AT, unacceptedInARow } from './unaccepted.rules';

export type ListedSchedule = {
  readonly id: string;
  readonly playbook: string;
  readonly assistant: { readonly name: string; readonly zone: string | null };
  readonly sentence: string;
  readonly state: ScheduleState;
  readonly nextAt: Date | null;
  /** why the latest occurrence was not handed over; null when it was, or there was none */
  readonly obstacle: NotHandedOver | null;
  /** whether the work with its assistant is paused: it hands nothing over until that goes on */
  readonly isWorkPaused: boolean;
  /** whether the next one should have been handed over long ago */
  readonly isLate: boolean;
  /** whether it hands over and nobody accepts */
  readonly isUnaccepted: boolean;
};

/** Nobody has more; a script would. */
const MOST = 500;

/**
 * @returns a workspace's schedules: stalled ones first, then in order of their next date, then paused ones, ended ones
 * last.
 */
export async function listSchedules(userId: string, workspaceId: string): Promise<readonly ListedSchedule[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.schedule.findMany({
      where: { workspaceId },
      include: {
        engagement: { select: SCHEDULE_PLACE },
        playbook: { select: { name: true, archivedAt: true } },
        occurrences: {
          where: { OR: [{ outcome: null }, { outcome: { in: ['handed_over', 'not_handed_over'] } }] },
          orderBy: { at: 'desc' },
          // and the planned one
          take: MOST_LOOKED_AT + 1,
          select: { at: true, outcome: true, reason: true, brief: { select: HANDED_OVER } },
        },
      },
      orderBy: [{ state: 'asc' }, { createdAt: 'desc' }],
      take: MOST,
    }),
  );
  const at = now();
  const late = lateSince(at);
  const listed = rows.map((row) => ({
    id: row.id,
    isLate: row.occurrences.some((each) => each.outcome === null && each.at <= late),
    isUnaccepted: unacceptedOf(row, row.occurrences, at).length > 0,
    playbook: row.playbook.name,
    assistant: assistantOf(row),
    sentence: sentenceOf(outlineOf(row)),
    state: row.state,
    nextAt: row.occurrences.find(({ outcome }) => outcome === null)?.at ?? null,
    isWorkPaused: row.engagement.state === 'paused',
    obstacle: row.occurrences.find(({ outcome }) => outcome !== null)?.reason ?? null,
  }));
  return listed.sort(byNextDate);
}

const STATES_IN_ORDER = ['running', 'paused', 'ended'] as const satisfies readonly ListedSchedule['state'][];

/** By state, then by the next date: what should have been handed over is the earliest of all, so it comes first. */
function byNextDate(one: ListedSchedule, other: ListedSchedule): number {
  const byState = STATES_IN_ORDER.indexOf(one.state) - STATES_IN_ORDER.indexOf(other.state);
  const at = ({ nextAt }: ListedSchedule) => nextAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (byState !== 0 || at(one) === at(other)) return byState;
  return at(one) - at(other);
}

/** @returns a schedule with what it did and will do; null when it isn't there or isn't theirs. */
export async function getSchedule(
  reader: { readonly userId: string; readonly timeZone: string },
  workspace: { readonly id: string; readonly name: string },
  id: string,
) {
  if (!isId(id)) return null;
  const at = now();
  const found = await withActor({ kind: 'user', userId: reader.userId }, async (tx) => {
    const schedule = await findSchedule(tx, { workspaceId: workspace.id, id });
    if (!schedule) return null;
    return {
      schedule,
      words: await latestDayChanges(tx, schedule),
      unusedPrice: await unusedPriceOf(tx, schedule),
      isPlaybookTooLong: await isPlaybookTooLong(tx, schedule),
      ...(await occurrencesAround(tx, schedule, at)),
    };
  });
  if (!found) return null;
  const { schedule, words, unusedPrice, isPlaybookTooLong: isTooLong, past, ahead } = found;
  const outline = outlineOf(schedule);
  const assistant = assistantOf(schedule);
  const skipped = namedOf(ahead, (outcome) => outcome === 'skipped');
  const done = namedOf(ahead, (outcome) => outcome !== null && outcome !== 'skipped');
  const preview = await previewFor(schedule, { zone: reader.timeZone, now: at });
  const months = monthsHad(schedule, ahead);
  const rows =
    preview?.rows.filter(({ named }) => !done.includes(named) && !months.has(monthOf(named))) ?? [];
  const nextAt = ahead.find(({ outcome }) => outcome === null)?.at ?? null;
  return {
    id,
    version: schedule.version,
    state: schedule.state,
    playbook: schedule.playbook,
    assistant,
    playbookId: schedule.playbookId,
    playbookNumber: schedule.playbookNumber,
    engagementId: schedule.engagementId,
    /** whether the work with its assistant is paused, so that it hands nothing over */
    isWorkPaused: schedule.engagement.state === 'paused',
    sentence: sentenceOf(outline),
    dueInWords: dueInWords(outline.due),
    daysOffInWords: daysOffInWords(outline.policy, outline.calendars.of, workspace.name, assistant.name),
    past,
    /** the briefs that nobody accepts, newest first, if that should be known; one that doesn't run hands nothing over */
    unaccepted: unacceptedOf(schedule, past, at),
    nextAt,
    isLate: nextAt !== null && nextAt <= lateSince(at),
    // only days on which it would have handed over
    skipped: skipped.filter((day) => rows.some(({ named, when }) => named === day && when !== null)),
    /** the id of the latest record about a day, by the day */
    words,
    /** that the playbook's price doesn't count, in words; empty where it does, or the schedule has ended */
    unusedPrice,
    /** whether nothing can be handed over from its playbook, until a line in that is shortened */
    isPlaybookTooLong: isTooLong,
    preview: preview && { ...preview, rows },
  };
}

export type SchedulePage = NonNullable<Awaited<ReturnType<typeof getSchedule>>>;

/** One that is paused or has ended hands nothing over any more. */
function unacceptedOf<Brief extends HandedOverBrief>(
  { state }: { readonly state: ScheduleState },
  past: readonly { readonly brief: Brief | null }[],
  at: Date,
): readonly Brief[] {
  return state === 'running'
    ? unacceptedInARow(
        past.flatMap(({ brief }) => brief ?? []),
        at,
      )
    : [];
}

/** An ended schedule does nothing any more, so there is no preview. */
async function previewFor(
  schedule: LoadedSchedule,
  reader: { readonly zone: string; readonly now: Date },
): Promise<Preview | null> {
  if (schedule.state === 'ended') return null;
  return previewOf(outlineOf(schedule), schedule.engagement, reader);
}

function namedOf(
  rows: readonly { readonly named: Date; readonly outcome: string | null }[],
  isMeant: (outcome: string | null) => boolean,
): readonly string[] {
  return rows.filter(({ outcome }) => isMeant(outcome)).map(({ named }) => dateOf(named));
}

function assistantOf({ engagement }: Pick<LoadedSchedule, 'engagement'>) {
  const { assistant, assistantName } = engagement;
  return { name: assistant?.name ?? assistantName, zone: assistant?.timeZone ?? null };
}

/** What a schedule's form offers, and its initial values. */
export type ScheduleChoices = {
  readonly playbooks: readonly { readonly id: string; readonly name: string; readonly number: number }[];
  /** the versions of playbooks that name a price */
  readonly prices: readonly PlaybookPrice[];
  readonly assistants: readonly {
    readonly id: string;
    readonly name: string;
    readonly zone: string | null;
    /** how the agreement in force pays; null while none is */
    readonly pay: Pay | null;
    /** whether the work with them is paused: nothing is handed over meanwhile */
    readonly isPaused: boolean;
  }[];
  /**
   * whose holidays aren't known: an assistant by their engagement, or the business with null. The form says so where it
   * matters
   */
  readonly withoutHolidays: readonly { readonly engagementId: string | null; readonly name: string }[];
};

/** @returns the playbooks and assistants that a schedule can combine. */
export async function getScheduleChoices(
  userId: string,
  workspace: { readonly id: string; readonly name: string },
): Promise<ScheduleChoices> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const playbooks = await tx.playbook.findMany({
      where: { workspaceId: workspace.id, archivedAt: null },
      select: {
        id: true,
        name: true,
        versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
      },
      orderBy: { name: 'asc' },
      take: MOST,
    });
    const engagements = await tx.engagement.findMany({
      where: { workspaceId: workspace.id, state: { not: 'ended' } },
      select: { id: true, ...SCHEDULE_PLACE },
      orderBy: { createdAt: 'asc' },
      take: MOST,
    });
    const ids = engagements.map(({ id }) => id);
    const pays = await listPays(tx, workspace.id, ids);
    const people = engagements.map((engagement) => ({
      ...assistantOf({ engagement }),
      id: engagement.id,
      isPaused: engagement.state === 'paused',
      calendars: calendarsOf(engagement),
    }));
    const isWithout = people[0]?.calendars.business.holidayPlace === null;
    return {
      playbooks: playbooks.map(({ id, name, versions }) => ({ id, name, number: versions[0]?.number ?? 1 })),
      prices: await listPlaybookPrices(tx, workspace.id),
      assistants: people.map(({ calendars: _, ...person }) => ({
        ...person,
        pay: pays.get(person.id) ?? null,
      })),
      withoutHolidays: [
        ...(isWithout ? [{ engagementId: null, name: workspace.name }] : []),
        ...people.flatMap(({ id, name, calendars }) =>
          calendars.assistant.holidayPlace === null ? [{ engagementId: id, name }] : [],
        ),
      ],
    };
  });
}

/** A schedule's values, as its form is filled in with them. */
export type ScheduleTerms = {
  readonly id: string;
  readonly version: number;
  readonly engagementId: string;
  readonly playbookId: string;
  readonly playbookNumber: number | null;
  readonly rule: Rule;
  readonly startsOn: string;
  readonly time: string;
  readonly zone: string;
  readonly dayOffPolicy: string;
  readonly daysOffOf: string;
  readonly due: ReturnType<typeof outlineOf>['due'];
};

/** @returns a schedule's values for its form; null when it isn't there, isn't theirs, or has ended. */
export async function getScheduleTerms(
  userId: string,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
): Promise<ScheduleTerms | null> {
  if (!isId(id)) return null;
  const schedule = await withActor({ kind: 'user', userId }, (tx) => findSchedule(tx, { workspaceId, id }));
  if (!schedule || schedule.state === 'ended') return null;
  const { rule, startsOn, time, due } = outlineOf(schedule);
  const { version, engagementId, playbookId, playbookNumber, dayOffPolicy, daysOffOf, zone } = schedule;
  return {
    id,
    version,
    engagementId,
    playbookId,
    playbookNumber,
    rule,
    startsOn,
    time,
    zone,
    dayOffPolicy,
    daysOffOf,
    due,
  };
}
