'use server';

import { noteAdjustmentUse, requireAdjustment, requireKind } from '@/lib/evaluations/using-adjustments';
import { notify } from '@/lib/notifications/notifying';
import { type AuditEntry, auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { now } from '@/lib/platform/clock';
import { demand, notFound } from '@/lib/platform/result';
import { become, type EngagementRef, engagementRole } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { dayInWords } from '@/lib/platform/time/format';
import { findSides } from '../parties.queries';
import { type PauseWords, pausedMail, resumedMail } from './emails/pausing';
import { findPause } from './pausing.queries';
import { decidePause, type PauseAction, type PauseParty } from './pausing.rules';
import { PauseWork, ResumeWork } from './pausing.schema';

type Scope = Pick<ActionScope<unknown>, 'tx' | 'me' | 'signedIn' | 'request'>;

/** One side pauses the work: nothing new is handed over until it resumes. Both are told. */
export const pauseWork = defineAction({
  name: 'people.pauseWork',
  input: PauseWork,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { tx, me, input } = scope;
    const { workspaceId, engagementId, pauseId: id, reason, backOn, adjustmentId } = input;
    const party = await decide(scope, input, 'pause');
    const at = now();
    const adjustment = adjustmentId
      ? await requireAdjustment(tx, { workspaceId, engagementId, id: adjustmentId })
      : null;
    if (adjustment) requireKind(adjustment, ['pause']);
    await tx.engagementPause.createMany({
      data: {
        workspaceId,
        id,
        engagementId,
        party,
        pausedById: me.userId,
        pausedAt: at,
        reason,
        backOn: backOn === '' ? null : columnOf(backOn),
        adjustmentId: adjustment?.id ?? null,
      },
    });
    if (adjustment) await noteAdjustmentUse(tx, adjustment, { pauseId: id }, { userId: me.userId, at });
    await move(scope, input, { to: 'paused', id, data: { party, backOn: backOn || null } });
    await notifyBoth(scope, input, party, {
      kind: 'people.paused',
      factId: id,
      at,
      mail: (words) => pausedMail(words, { reason, back: backOn === '' ? null : dayInWords(backOn, at) }),
    });
  },
});

/** The side that paused the work resumes it. Both are told. */
export const resumeWork = defineAction({
  name: 'people.resumeWork',
  input: ResumeWork,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { tx, me, input } = scope;
    const party = await decide(scope, input, 'resume');
    const at = now();
    const pause = await findPause(tx, input);
    if (!pause) throw notFound('pause');
    const { id } = pause;
    await tx.engagementPause.updateMany({
      where: { workspaceId: input.workspaceId, id },
      data: { resumedById: me.userId, resumedAt: at },
    });
    await move(scope, input, { to: 'active', id, data: { party } });
    await notifyBoth(scope, input, party, {
      kind: 'people.resumed',
      factId: id,
      at,
      mail: resumedMail,
    });
  },
});

/**
 * Asks the rule. If two press at the same moment the database stops the second, whose retry is told the new state.
 * @returns the side it is done for
 * @throws Refused (`not_found`) when the engagement isn't theirs, or as the rule refuses
 */
async function decide({ tx, me }: Scope, place: EngagementRef, action: PauseAction): Promise<PauseParty> {
  const { workspaceId, engagementId } = place;
  const role = engagementRole(me, place);
  const found = role
    ? await tx.engagement.findUnique({
        where: { workspaceId_id: { workspaceId, id: engagementId } },
        select: { state: true },
      })
    : null;
  if (!role || !found) throw notFound('engagement');
  const pause = await findPause(tx, place);
  return demand(decidePause({ state: found.state, pausedBy: pause?.party ?? null }, action, role));
}

type Moved = {
  readonly to: 'paused' | 'active';
  readonly id: string;
  readonly data: NonNullable<AuditEntry['data']>;
};

/** Records it as the person who did it, and continues as the workspace: an assistant can't change an engagement. */
async function move(scope: Scope, place: EngagementRef, { to, id, data }: Moved): Promise<void> {
  const { tx } = scope;
  const { workspaceId, engagementId } = place;
  await auditAction(scope, {
    workspaceId,
    engagementId,
    action: to === 'paused' ? 'engagement.paused' : 'engagement.resumed',
    // the log leads to the engagement's page, which shows a pause
    subject: { kind: 'engagement', id: engagementId },
    data: { ...data, pauseId: id },
  });
  await become(tx, { kind: 'workspace', workspaceId });
  const moved = await tx.engagement.updateMany({
    where: { workspaceId, id: engagementId, state: to === 'paused' ? 'active' : 'paused' },
    data: { state: to, version: { increment: 1 } },
  });
  if (moved.count === 0) throw notFound('engagement');
}

type PauseNotification = {
  readonly kind: 'people.paused' | 'people.resumed';
  readonly factId: string;
  readonly at: Date;
  readonly mail: (words: PauseWords) => ReturnType<typeof resumedMail>;
};

async function notifyBoth(
  { tx, signedIn }: Scope,
  place: EngagementRef,
  by: PauseParty,
  { mail, ...notification }: PauseNotification,
): Promise<void> {
  const { business, assistant, assistantName, owners } = await findSides(tx, place);
  const names = { owner: business.name, assistant: assistantName };
  const other = by === 'owner' ? 'assistant' : 'owner';
  const readers = [
    ...owners.map((reader) => ({ reader, side: 'owner' as const })),
    ...(assistant ? [{ reader: assistant, side: 'assistant' as const }] : []),
  ];
  for (const { reader, side } of readers) {
    const isTheirs = side === by;
    const person = reader.id === signedIn.userId ? null : signedIn.name;
    const page = addressesFor({ side, slug: business.slug, workspaceId: place.workspaceId });
    const url = absolute(page.engagement(place.engagementId));
    await notify(tx, {
      ...notification,
      ...place,
      side,
      reader,
      subject: { kind: 'engagement', id: place.engagementId },
      words: { title: isTheirs ? (person ?? 'you') : '', other: isTheirs ? names[other] : names[by] },
      mail: mail({ by: names[by], with: names[other], person, isTheirs, url }),
    });
  }
}
