import { findAgreementInForce } from '@/lib/agreements/queries';
import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { handOver } from '../handing-over/handing-over';
import { lockBrief } from '../loading';
import { draftFromPlaybook } from '../playbooks/briefs-from';
import { readContent } from '../playbooks/content.rules';
import { forecastOf, occurrencesOf } from './calendars';
import { type LoadedSchedule, outlineOf } from './loading';
import { dueAfter } from './moments.rules';
import { countsFrom, sortDue } from './plan.rules';
import { rowOf, settledNear } from './planning';
import { type NotHandedOver, whyNot } from './states.rules';

type Due = { readonly id: string; readonly named: string; readonly at: Date; readonly local: string };

/** The result of the due occurrences. */
export type HandedOver = {
  readonly occurrence: Due;
  readonly missed: readonly Due[];
  /** null when it was handed over */
  readonly reason: NotHandedOver | null;
  readonly brief: { readonly id: string; readonly title: string } | null;
};

/**
 * Hands over what a schedule has due, by the same rules and code as for a person. After an outage that is only the
 * latest; those before it are recorded as missed. If something prevents it, that is recorded.
 * @param planned the planned row that has become due
 */
export async function handOverDue(
  tx: Tx,
  schedule: LoadedSchedule,
  planned: Due,
  now: Date,
): Promise<HandedOver> {
  const isTaken = await settledNear(tx, schedule, planned.at);
  // a day off that was added since may have moved the very day that was planned
  const later = (await occurrencesOf(outlineOf(schedule), planned.at, now)).filter(
    (each) => each.named !== planned.named && !isTaken(each),
  );
  const due = [planned, ...later.map((each) => ({ ...each, id: newId() }))];
  const { handOver: latest, missed } = sortDue(due);
  const occurrence = latest ?? planned;
  const settle = settler(tx, schedule, planned, now);
  for (const each of missed) await settle(each, { outcome: 'missed' });

  const agreement = await findAgreementInForce(tx, schedule.workspaceId, schedule.engagementId);
  const reason = whyNot({
    engagementState: schedule.engagement.state,
    hasAgreement: agreement !== null,
    isPlaybookArchived: schedule.playbook.archivedAt !== null,
  });
  if (reason !== null) {
    await settle(occurrence, { outcome: 'not_handed_over', reason });
    return { occurrence, missed, reason, brief: null };
  }
  const brief = await handOverOne(tx, schedule, occurrence, now);
  await settle(occurrence, { outcome: 'handed_over', briefId: brief.id });
  return { occurrence, missed, reason: null, brief };
}

/**
 * A day may have become off since it was planned: a holiday that somebody keeps now, a weekday that is no longer worked
 * on.
 * @returns whether nothing is to be handed over for it yet, or at all.
 */
export async function isOffByNow(
  schedule: LoadedSchedule,
  { named, at }: { readonly named: Date; readonly at: Date },
  now: Date,
): Promise<boolean> {
  const day = dateOf(named);
  const [found] = await forecastOf(outlineOf(schedule), day, day);
  if (found?.kind !== 'hand_over') return true;
  return found.at > at && found.at > now;
}

/** The brief has its occurrence's id: one can't become two. */
async function handOverOne(tx: Tx, schedule: LoadedSchedule, occurrence: Due, now: Date) {
  const { workspaceId, engagementId, playbookId, createdById, zone, engagement } = schedule;
  const { id } = occurrence;
  const version = await tx.playbookVersion.findFirstOrThrow({
    where: { workspaceId, playbookId, ...(schedule.playbookNumber && { number: schedule.playbookNumber }) },
    orderBy: { number: 'desc' },
    select: { number: true, content: true },
  });
  const deadline = dueAfter(countsFrom(occurrence.at, now), outlineOf(schedule).due, zone);
  const from = { playbookId, number: version.number, content: readContent(version.content) };
  const place = { workspaceId, id, engagementId };
  const { terms } = await draftFromPlaybook(tx, { ...place, ...from, deadline, zone }, createdById, now);
  const draft = await lockBrief(tx, place);
  if (!draft) throw new Error(`the brief of occurrence ${id} isn't there`);
  const assistantName = engagement.assistant?.name ?? engagement.assistantName;
  await handOver(tx, draft, { assistantName, outcome: terms.outcome, at: now });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: null,
    action: 'brief.handed_over',
    subject: { kind: 'brief', id },
    data: { scheduleId: schedule.id },
  });
  return { id, title: terms.title };
}

type Outcome =
  | { readonly outcome: 'missed' }
  | { readonly outcome: 'handed_over'; readonly briefId: string }
  | { readonly outcome: 'not_handed_over'; readonly reason: NotHandedOver };

/** Only one occurrence was planned, and has its row; those that came due after it get theirs now. */
function settler(tx: Tx, schedule: LoadedSchedule, planned: Due, now: Date) {
  return async (due: Due, outcome: Outcome): Promise<void> => {
    const settled = { ...outcome, settledAt: now };
    if (due.id === planned.id) {
      const where = { workspaceId_id: { workspaceId: schedule.workspaceId, id: due.id } };
      await tx.scheduleOccurrence.update({ where, data: settled });
    } else {
      const data = { ...rowOf(schedule, due.id, due), ...settled, createdAt: now };
      await tx.scheduleOccurrence.createMany({ data });
    }
  };
}

/** @returns a planned row as its schedule's code reads it. */
export function dueOf(row: {
  readonly id: string;
  readonly named: Date;
  readonly at: Date;
  readonly local: string;
}): Due {
  return { ...row, named: dateOf(row.named) };
}
