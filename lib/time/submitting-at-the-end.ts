import { audit } from '@/lib/platform/actions/audit';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { minutesOf } from './entries/entries.rules';
import { lockTimesheet, moveTimesheet, zoneOfBusiness } from './loading';
import { decide } from './rules';
import { stopTimerAtTheEnd } from './timer/stopping-at-the-end';
import type { StoppedTimer } from './timer/timing.rules';
import { submitWeek } from './weeks/submitting';

const NOTE = 'Handed in by itself, since your work together ends.';

/**
 * Submits the weeks that an assistant has worked in and not closed, at the end of the engagement; runs as the
 * workspace, on their behalf: afterwards they couldn't, and what was worked is paid, including a running timer's time.
 * @returns what became of that timer; null when none was running
 */
export async function submitAtTheEnd(
  tx: Tx,
  place: EngagementRef,
  { endedAt, now }: { readonly endedAt: Date; readonly now: Date },
): Promise<StoppedTimer | null> {
  const { workspaceId, engagementId } = place;
  const timer = await stopTimerAtTheEnd(tx, place, { endedAt, now });
  const zone = await zoneOfBusiness(tx, place);
  const open = await tx.timesheet.findMany({
    where: { workspaceId, engagementId, state: { in: ['open', 'returned'] }, entries: { some: {} } },
    select: { id: true, engagement: { select: { assistantUserId: true } } },
    orderBy: { weekStartsOn: 'asc' },
  });
  for (const { id, engagement } of open) {
    const sheet = await lockTimesheet(tx, { workspaceId, id });
    const userId = engagement.assistantUserId;
    const next = sheet && decide(sheet.state, 'submit', 'assistant');
    if (!sheet || !userId || !next?.ok) continue;
    const entries = await tx.timeEntry.findMany({
      where: { workspaceId, timesheetId: id },
      select: { startedAt: true, endedAt: true },
    });
    const minutes = entries.reduce((sum, entry) => sum + minutesOf(entry), 0);
    if (minutes === 0) continue;
    await submitWeek(tx, sheet, { minutes, note: NOTE, userId, zone, now, atTheEnd: true });
    await moveTimesheet(tx, sheet, next.value, now);
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: null,
      action: 'timesheet.submitted',
      subject: { kind: 'timesheet', id },
      data: { minutes, because: 'engagement_ended' },
    });
  }
  return timer;
}
