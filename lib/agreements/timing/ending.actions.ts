'use server';

import { handBackAfterNotice } from '@/lib/endings/following';
import { isOverSooner } from '@/lib/endings/rules';
import type { ActingContext } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { decideFresh } from '@/lib/platform/auth/fresh';
import { newId } from '@/lib/platform/ids';
import { evidenceOf } from '@/lib/platform/record/evidence';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import { isActedAlready } from '../done-already';
import type { AgreementMailData } from '../emails/agreement-mail';
import { type LoadedAgreement, loadAgreement } from '../loading';
import { notifyAssistant, notifyOwners } from '../notifying';
import { decide, type Party, partyOf } from '../rules';
import { GiveNotice } from '../schema';
import { noticeMail } from './emails/notice';
import { decideLastDay, earlier, noticeEnds } from './ending.rules';
import { endOf } from './ending-words';
import { takeBackWhatTheySigned } from './taking-back';
import { planAutomaticSteps } from './timing';

/**
 * Gives the agreed notice, by either side. The agreement stays in force until it has run out; a job ends it then, and
 * the hand-back list begins now. Like a signature it needs a fresh sign-in, and leaves the same evidence.
 */
export const giveNotice = defineAction({
  name: 'agreements.giveNotice',
  locksSession: true,
  input: GiveNotice,
  async run({ input, tx, me, signedIn, request }) {
    const { agreement, current, facts, actor, at } = await loadAgreement(tx, me, input);
    const { workspaceId, engagementId, id } = agreement;
    const { slug, timeZone: zone } = agreement.engagement.workspace;
    const party = partyOf(actor.role);
    const act = { kind: 'notice_given', leadsTo: 'in_force', reason: input.reason } as const;
    if (party && (await isActedAlready(tx, agreement, { ...act, version: input.version, byId: me.userId })))
      return { party, workspaceId, slug, id };
    demand(decide(facts, 'giveNotice', actor));
    if (!party || !current) throw notFound('agreement');
    demand(decideFresh(signedIn.authenticatedAt, at, 'end it as you'));

    const noticeDays = await noticeDaysIn(tx, { workspaceId, id: current.id });
    const end = noticeEnds(at, noticeDays, zone);
    demand(decideLastDay(input.lastDay, end));
    const { lastDay, at: effectiveAt } = end;
    const endsAt = earlier(agreement.endsAt, effectiveAt);
    const noted = await tx.agreement.updateMany({
      where: { workspaceId, id, version: input.version },
      data: { endsAt, version: { increment: 1 } },
    });
    if (noted.count === 0) throw changedMeanwhile('agreement');

    const terminationId = await recordTermination({ tx, me, request }, agreement, {
      party,
      reason: input.reason,
      noticeDays,
      zone,
      lastDay,
      effectiveAt,
      at,
      proof: evidenceOf(signedIn, request),
    });
    await planAutomaticSteps(tx, agreement);

    const takesBack = await takeBackWhatTheySigned(tx, {
      workspaceId,
      agreementId: id,
      terminationId,
      party,
      userId: me.userId,
      at,
    });

    const agreementEnds = endsAt ?? effectiveAt;
    const workEnds = await handBackAfterNotice(tx, {
      workspaceId,
      engagementId,
      agreementId: id,
      reason: input.reason,
      at,
      by: { userId: me.userId, party },
      agreementEnds,
    });
    const notice = { id: terminationId, party, reason: input.reason, at, takesBack };
    await notifyOfTermination(tx, agreement, notice, { agreementEnds, workEnds });
    return { party, workspaceId, slug, id };
  },
  leadsTo: ({ party, workspaceId, slug, id }) =>
    addressesFor({ side: party, slug, workspaceId }).agreement(id),
});

/** @returns the notice that a version agrees on, in days. */
async function noticeDaysIn(tx: Tx, version: { readonly workspaceId: string; readonly id: string }) {
  const { noticeDays } = await tx.agreementVersion.findUniqueOrThrow({
    where: { workspaceId_id: version },
    select: { noticeDays: true },
  });
  return noticeDays;
}

type Termination = {
  readonly party: Party;
  readonly reason: string;
  readonly noticeDays: number;
  /** the business's, on whose calendar the last day ends */
  readonly zone: string;
  readonly lastDay: string;
  readonly effectiveAt: Date;
  readonly at: Date;
  /** of who gave it, as beside a signature */
  readonly proof: ReturnType<typeof evidenceOf>;
};

/**
 * Records notice for good: as a row, in the agreement's chain and in the audit log.
 * @returns the id of the row.
 */
async function recordTermination(
  { tx, me, request }: ActingContext,
  agreement: LoadedAgreement,
  { at, proof, lastDay, effectiveAt, ...terms }: Termination,
): Promise<string> {
  const { workspaceId, engagementId, id: agreementId } = agreement;
  const id = newId();
  await tx.agreementTermination.createMany({
    data: {
      ...terms,
      workspaceId,
      id,
      engagementId,
      agreementId,
      givenById: me.userId,
      givenAt: at,
      lastDay: columnOf(lastDay),
      effectiveAt,
    },
  });
  const data = { ...terms, terminationId: id, lastDay, effectiveAt: effectiveAt.toISOString() };
  const payload = { ...data, ...proof };
  await appendEvents(tx, agreement, [{ kind: 'notice_given', actorUserId: me.userId, at, payload }]);
  await auditAgreement({ tx, me, request }, agreement, 'agreement.notice_given', data);
  return id;
}

type Notice = {
  readonly id: string;
  readonly party: Party;
  readonly reason: string;
  readonly at: Date;
  /** whether it withdraws what they had signed of a change */
  readonly takesBack: boolean;
};

type Ends = {
  readonly agreementEnds: Date;
  /** null if the work goes on, under another agreement */
  readonly workEnds: Awaited<ReturnType<typeof handBackAfterNotice>>;
};

/** Tells both sides when the agreement ends, and until when things are handed back. */
async function notifyOfTermination(
  tx: Tx,
  agreement: LoadedAgreement,
  { id, party, reason, at, takesBack }: Notice,
  { agreementEnds, workEnds }: Ends,
): Promise<void> {
  const { workspaceId, engagementId } = agreement;
  const { slug, timeZone: zone } = agreement.engagement.workspace;
  const news = { given: party, when: endOf(agreementEnds, zone, at), reason, takesBack };
  const handBack = workEnds && {
    lastDay: formatDay(lastMomentBefore(workEnds.endsAt), zone, at),
    agreementDay: isOverSooner(agreementEnds, workEnds)
      ? formatDay(lastMomentBefore(agreementEnds), zone, at)
      : null,
  };
  const toSide = (side: Party, list: string) => ({
    kind: 'agreement.notice_given' as const,
    factId: id,
    write: (words: AgreementMailData) =>
      noticeMail(words, { ...news, side, handBack: handBack && { ...handBack, url: absolute(list) } }),
  });
  await notifyOwners(tx, agreement, toSide('owner', addresses.ending(slug, engagementId)));
  await notifyAssistant(tx, agreement, toSide('assistant', addresses.inboxEnding(workspaceId, engagementId)));
}
