'use server';

import type { z } from 'zod';
import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import { daysAfter } from '@/lib/pay/terms/periods.rules';
import { auditAction } from '@/lib/platform/actions/audit';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { demand, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { endOfDay } from '@/lib/platform/time/days';
import { dateIn } from '@/lib/platform/time/zones';
import { minutesOf } from '../entries/entries.rules';
import { lockWeek, moveTimesheet, roleIn, zoneOfBusiness } from '../loading';
import { decide } from '../rules';
import { CloseWeek } from '../schema';
import { submitWeek } from './submitting';
import { weekInWords } from './weeks.rules';

/**
 * The assistant closes a week, even one without time: then nobody has to wonder whether Sunday was forgotten. With time
 * in it, it waits for an answer from then on.
 */
export const closeWeek = defineAction({
  name: 'time.closeWeek',
  input: CloseWeek,
  once: { again: closedBefore },
  async run(scope) {
    const { input, tx, me, now } = scope;
    demand(decide('open', 'submit', roleIn(me, input)));
    const { workspaceId, engagementId, note } = input;
    const zone = await zoneOfBusiness(tx, input);
    const week = mondayOf(input.week);
    if (week > dateIn(now, zone)) {
      throw refused('not_begun', 'That week hasn’t begun yet.');
    }
    const sheet = await lockWeek(tx, { workspaceId, engagementId }, week, now);
    const weekEndsAt = endOfDay(daysAfter(week, 6), zone);
    await refuseWhileRunning(tx, { engagementId, userId: me.userId }, weekEndsAt);
    const minutes = await minutesIn(tx, { workspaceId, timesheetId: sheet.id });
    const next = demand(decide(sheet.state, minutes > 0 ? 'submit' : 'closeEmpty', 'assistant'));
    if (minutes > 0) await submitWeek(tx, sheet, { minutes, note, userId: me.userId, zone, now });
    await moveTimesheet(tx, sheet, next, now);
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: minutes > 0 ? 'timesheet.submitted' : 'timesheet.closed_empty',
      subject: { kind: 'timesheet', id: sheet.id },
      data: { week, minutes },
    });
    return { week: weekInWords(week, now), minutes };
  },
});

/** The answer to closing a week, given again. */
async function closedBefore({ input, tx, now }: ActionScope<z.output<typeof CloseWeek>>) {
  const { workspaceId, engagementId } = input;
  const week = mondayOf(input.week);
  const place = { workspaceId, engagementId, weekStartsOn: columnOf(week) };
  const minutes = await minutesIn(tx, { workspaceId, timesheet: place });
  return { week: weekInWords(week, now), minutes };
}

/** @returns how much time is recorded in a week */
async function minutesIn(tx: Tx, where: Prisma.TimeEntryWhereInput): Promise<number> {
  const entries = await tx.timeEntry.findMany({ where, select: { startedAt: true, endedAt: true } });
  return sumOf(entries.map(minutesOf));
}

/** Time still being counted would be missing from the week; a timer started after its end doesn't belong to it. */
async function refuseWhileRunning(
  tx: Tx,
  timer: { readonly engagementId: string; readonly userId: string },
  weekEndsAt: Date,
) {
  const running = await tx.timer.findFirst({
    where: { ...timer, startedAt: { lt: weekEndsAt } },
    select: { id: true },
  });
  if (running) {
    throw refused('running', 'Your timer is still running. Stop it first, so that its time is in the week.');
  }
}
