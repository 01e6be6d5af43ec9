'use server';

import { termsOn } from '@/lib/pay/terms/pay-terms.queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { accept, demand, type Result, refuse, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { resolveDeadline } from '@/lib/platform/time/deadline';
import { dateIn } from '@/lib/platform/time/zones';
import { forgottenFrom, stopAt, type WorkPeriod, wholeMinute } from '../entries/entries.rules';
import { noteTime } from '../entries/noting';
import { writeTime } from '../entries/writing';
import { lockWeek, roleIn, zoneOfBusiness } from '../loading';
import { decide } from '../rules';
import { DropTimer, StartTimer, StopTimer } from '../schema';
import { askAboutTimer } from './forgotten.jobs';
import { decideStarting } from './timing.rules';

/** The assistant starts a timer; it runs on the server, so that a closed page or another device changes nothing. */
export const startTimer = defineAction({
  name: 'time.startTimer',
  input: StartTimer,
  once: { again: ({ input: { engagementId } }) => ({ engagementId }) },
  async run({ input, tx, me, now }) {
    const { workspaceId, engagementId, id } = input;
    demand(decide('open', 'write', roleIn(me, input)));
    const isRunning = (await tx.timer.count({ where: { userId: me.userId } })) > 0;
    const place = { workspaceId, engagementId };
    const today = dateIn(now, await zoneOfBusiness(tx, place));
    const terms = await termsOn(tx, place, today);
    const { state: week } = await lockWeek(tx, place, today, now);
    demand(decideStarting({ isRunning, terms, week }));
    const startedAt = wholeMinute(now);
    await tx.timer.createMany({ data: { ...input, userId: me.userId, startedAt } });
    await enqueue(tx, askAboutTimer, { workspaceId, timerId: id }, { runAt: forgottenFrom(startedAt) });
    return { engagementId };
  },
});

/** The assistant stops the timer, or says until when it should have run; its time becomes an entry. */
export const stopTimer = defineAction({
  name: 'time.stopTimer',
  input: StopTimer,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { zone = signedIn.timeZone } = input;
    const timer = await ownTimer(tx, input);
    demand(decide('open', 'write', roleIn(me, timer)));
    const period = demand(periodOf(timer.startedAt, input.until, zone, now));
    const entries = await writeTime(tx, {
      workspaceId: timer.workspaceId,
      engagementId: timer.engagementId,
      id: timer.id,
      ...period,
      briefId: input.briefId,
      note: input.note,
      zone,
      kind: 'timer',
      enteredById: me.userId,
      enteredAt: now,
    });
    await noteTime(scope, timer, entries);
    await remove(tx, timer);
  },
});

/** The assistant discards a timer, as if it had never run. */
export const dropTimer = defineAction({
  name: 'time.dropTimer',
  input: DropTimer,
  once: DONE_AS_BEFORE,
  async run({ input, tx }) {
    await remove(tx, await ownTimer(tx, input));
  },
});

type TimerRef = { readonly workspaceId: string; readonly id: string };

/** Row level security shows nobody another's timer. @throws Refused (`not_found`) */
async function ownTimer(tx: Tx, { workspaceId, id }: TimerRef) {
  const timer = await tx.timer.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!timer) throw notRunning();
  return timer;
}

/**
 * Ends the timer for one of two who come at once: what was discarded in another tab isn't time, and recorded time
 * wasn't discarded.
 * @throws Refused (`not_found`) for the one who comes second.
 */
async function remove(tx: Tx, { workspaceId, id }: TimerRef): Promise<void> {
  const { count } = await tx.timer.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw notRunning();
}

/** It was stopped or discarded before, most often by themselves on another device. */
function notRunning() {
  return refused(
    'not_found',
    'This timer doesn’t run any more: it was stopped or dropped here or on another device. What it counted is in its week.',
  );
}

function periodOf(startedAt: Date, until: string, zone: string, now: Date): Result<WorkPeriod> {
  if (until === '') return stopAt(startedAt, now);
  const end = resolveDeadline(until, zone, 'earlier');
  if (!end.ok) return refuse(end.refusal.code, end.refusal.message, 'until');
  // of a time that the clock showed twice, the first one after the start
  const { at, twice } = end.value;
  const endedAt = twice && at <= startedAt ? twice.later : at;
  if (endedAt > now) return refuse('in_the_future', 'That is in the future.', 'until');
  const stopped = stopAt(startedAt, endedAt);
  if (stopped.ok) return accept(stopped.value);
  return stopped.refusal.code === 'no_time'
    ? refuse('no_time', 'That is before the timer was started.', 'until')
    : stopped;
}
