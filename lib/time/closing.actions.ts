'use server';

import { mondayOf } from '@/lib/briefs/week.rules';
import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, Refused, refuse } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { minutesOf } from './entries.rules';
import { handIn } from './handing-in';
import { holdWeek, moveTimesheet, roleIn, zoneOfBusiness } from './loading';
import { decide } from './rules';
import { CloseWeek } from './schema';
import { weekInWords } from './weeks.rules';

/**
 * The assistant closes a week, also one without time: then nobody has to wonder whether Sunday was forgotten. With time in
 * it, it waits for an answer from then on.
 */
export const closeWeek = defineAction({
  name: 'time.closeWeek',
  input: CloseWeek,
  async run({ input, tx, me, now, request }) {
    demand(decide('open', 'submit', roleIn(me, input)));
    const { workspaceId, engagementId, note } = input;
    const zone = await zoneOfBusiness(tx, input);
    const week = mondayOf(input.week);
    if (week > dateIn(now, zone)) {
      throw new Refused(refuse('not_begun', 'That week hasn’t begun yet.').refusal);
    }
    await refuseWhileRunning(tx, { engagementId, userId: me.userId });
    const sheet = await holdWeek(tx, { workspaceId, engagementId }, week, now);
    const entries = await tx.timeEntry.findMany({
      where: { workspaceId, timesheetId: sheet.id },
      select: { startedAt: true, endedAt: true },
    });
    const minutes = entries.reduce((sum, entry) => sum + minutesOf(entry), 0);
    const next = demand(decide(sheet.state, minutes > 0 ? 'submit' : 'closeEmpty', 'assistant'));
    if (minutes > 0) await handIn(tx, sheet, { minutes, note, userId: me.userId, zone, now });
    await moveTimesheet(tx, sheet, next, now);
    await audit(tx, {
      ...{ workspaceId, engagementId, actorUserId: me.userId, requestId: request.requestId },
      action: minutes > 0 ? 'timesheet.submitted' : 'timesheet.closed_empty',
      subject: { kind: 'timesheet', id: sheet.id },
      data: { week, minutes },
    });
    return { week: weekInWords(week, now), minutes };
  },
});

/** Time that is still being counted would be missing from the week. */
async function refuseWhileRunning(tx: Tx, timer: { readonly engagementId: string; readonly userId: string }) {
  const running = await tx.timer.findFirst({ where: timer, select: { id: true } });
  if (running) {
    throw new Refused(
      refuse('running', 'Your timer is still running. Stop it first, so that its time is in the week.')
        .refusal,
    );
  }
}
