'use server';

import type { z } from 'zod';
import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import { auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { changedMeanwhile, demand, notFound, requireSame } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { dateIn } from '@/lib/platform/time/zones';
import { lockTimesheet, roleIn, zoneOfBusiness } from '../loading';
import { decide } from '../rules';
import { RemoveEntry, SaveEntry } from '../schema';
import { minutesOf, readPeriod, splitByDay, type WorkPeriod } from './entries.rules';
import { noteTime } from './noting';
import { writeTime } from './writing';

/** The assistant records when they worked and what it was for, or changes an entry, while the week is theirs. */
export const saveEntry = defineAction({
  name: 'time.saveEntry',
  input: SaveEntry,
  once: {
    again: async ({ input, tx, signedIn, now }) => {
      const period = await readAsWritten(tx, input, input.zone ?? signedIn.timeZone, now);
      return weekOf(input, period, await zoneOfBusiness(tx, input));
    },
  },
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { workspaceId, engagementId, id, version, note, briefId, zone = signedIn.timeZone } = input;
    demand(decide('open', 'write', roleIn(me, input)));
    const period = await readAsWritten(tx, input, zone, now);
    const zoneOfDays = await zoneOfBusiness(tx, input);
    const written = weekOf(input, period, zoneOfDays);
    // sent twice, since the first answer was lost
    if (
      version === 0 &&
      (await isWritten(tx, { workspaceId, engagementId, id, note, briefId, ...period }, zoneOfDays))
    ) {
      return written;
    }
    if (version > 0) await deleteEntry(tx, { workspaceId, id, version });
    const entries = await writeTime(tx, {
      workspaceId,
      engagementId,
      id,
      note,
      briefId,
      ...period,
      kind: 'manual',
      zone,
      enteredById: me.userId,
      enteredAt: now,
      version: version + 1,
    });
    await noteTime(scope, input, entries, version > 0 ? id : undefined);
    return written;
  },
  // the week it belongs to on the business's calendar, not always the one shown
  leadsTo: ({ engagementId, week }) => addresses.inboxTime(engagementId, week),
});

/** The assistant removes recorded time, while the week is theirs. */
export const removeEntry = defineAction({
  name: 'time.removeEntry',
  input: RemoveEntry,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me } = scope;
    const entry = await tx.timeEntry.findUnique({
      where: { workspaceId_id: { workspaceId: input.workspaceId, id: input.id } },
      select: { workspaceId: true, engagementId: true },
    });
    if (!entry) throw notFound('entry');
    demand(decide('open', 'write', roleIn(me, entry)));
    const removed = await deleteEntry(tx, input);
    await auditAction(scope, {
      ...entry,
      action: 'time.removed',
      subject: { kind: 'time_entry', id: input.id },
      data: { minutes: minutesOf(removed), startedAt: removed.startedAt.toISOString(), note: removed.note },
    });
  },
});

/**
 * @returns the period as typed; for an existing entry, an unchanged end keeps its instant.
 * @throws Refused, as `readPeriod` says
 */
async function readAsWritten(tx: Tx, input: z.output<typeof SaveEntry>, zone: string, now: Date) {
  const { workspaceId, id } = input;
  const was = await tx.timeEntry.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { startedAt: true, endedAt: true },
  });
  return demand(readPeriod(input, zone, now, was));
}

/** @returns the week that a period belongs to, on the business's calendar */
function weekOf({ engagementId }: EngagementRef, { startedAt }: WorkPeriod, zone: string) {
  return { engagementId, week: mondayOf(dateIn(startedAt, zone)) };
}

type SentTime = EngagementRef &
  WorkPeriod & { readonly id: string; readonly note: string; readonly briefId: string | null };

/**
 * @param zone of the business, whose days it was split by
 * @returns whether it has been recorded under its id.
 * @throws Refused (`sent_before`) if that was with other content
 */
async function isWritten(tx: Tx, { id, ...sent }: SentTime, zone: string): Promise<boolean> {
  const { workspaceId } = sent;
  if ((await tx.timeEntry.count({ where: { workspaceId, id } })) === 0) return false;
  for (const [index, { startedAt, endedAt }] of splitByDay(sent, zone).entries()) {
    const part = { ...sent, startedAt, endedAt, ...(index === 0 ? { id } : {}) };
    requireSame(await tx.timeEntry.count({ where: part }));
  }
  return true;
}

type SeenEntry = { readonly workspaceId: string; readonly id: string; readonly version: number };

/** @throws Refused (`wrong_state`, `changed_meanwhile`, `not_found`) */
async function deleteEntry(tx: Tx, { workspaceId, id, version }: SeenEntry) {
  const entry = await tx.timeEntry.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!entry) throw notFound('entry');
  const sheet = await lockTimesheet(tx, { workspaceId, id: entry.timesheetId });
  if (!sheet) throw notFound('entry');
  demand(decide(sheet.state, 'write', 'assistant'));
  const { count } = await tx.timeEntry.deleteMany({ where: { workspaceId, id, version } });
  if (count === 0) throw changedMeanwhile('entry');
  return entry;
}
