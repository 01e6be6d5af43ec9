'use server';

import { noteAdjustmentUse, requireAdjustment, requireKind } from '@/lib/evaluations/using-adjustments';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { noteUse, requireDecision } from '@/lib/threads/using-decisions';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import { isActedAlready } from '../done-already';
import { loadAgreement } from '../loading';
import { notifyOwners } from '../notifying';
import { decide } from '../rules';
import { AmendAgreement, RequestAmendment } from '../schema';
import { addVersion, readVersion } from '../versions';
import { renewed, withAdjustment, withDecision } from './amending.rules';
import { amendmentRequestedMail } from './emails/amendment-requested';
import { lastDayBefore } from './predecessor';

/**
 * Begins an amendment: an agreement of its own that starts from the wording in force, and replaces it once both have
 * signed. Until then nothing changes.
 */
export const amendAgreement = defineAction({
  name: 'agreements.amend',
  input: AmendAgreement,
  async run({ input, tx, me, request }) {
    const { agreement, current, facts, actor, at } = await loadAgreement(tx, me, input);
    const { workspaceId, engagementId, id: amendsId, title } = agreement;
    const { templateKey, templateId, templateVersion } = agreement;
    const id = input.amendmentId;
    const answer = { slug: agreement.engagement.workspace.slug, id };
    const begun = { workspaceId, id, amendsId };
    if ((await tx.agreement.count({ where: begun })) > 0) return answer;
    demand(decide(facts, 'amend', actor));
    if (!current) throw notFound('agreement');

    const made = { createdById: me.userId, createdAt: at };
    await tx.agreement.createMany({
      data: {
        ...begun,
        engagementId,
        title,
        templateKey,
        templateId,
        templateVersion,
        stateChangedAt: at,
        ...made,
      },
    });
    const { terms, clauses } = await readVersion(tx, { workspaceId, versionId: current.id });
    const decision =
      input.decisionId === undefined
        ? null
        : await requireDecision(tx, { workspaceId, engagementId, id: input.decisionId });
    const zone = agreement.engagement.workspace.timeZone;
    const adjustment =
      input.adjustmentId === undefined
        ? null
        : await requireAdjustment(tx, { workspaceId, engagementId, id: input.adjustmentId });
    if (adjustment) requireKind(adjustment, ['terms', 'cadence', 'rate']);
    const start = adjustment ? withAdjustment({ terms, clauses }, adjustment, zone) : { terms, clauses };
    const place = { workspaceId, engagementId };
    await addVersion(tx, {
      ...place,
      agreementId: id,
      number: 1,
      terms: input.renew ? renewed(start.terms, await lastDayBefore(tx, place, start.terms)) : start.terms,
      clauses: decision ? withDecision(start.clauses, decision, zone) : start.clauses,
      ...made,
    });
    if (decision) await noteUse(tx, decision, { agreementId: id }, { userId: me.userId, at });
    if (adjustment) await noteAdjustmentUse(tx, adjustment, { agreementId: id }, { userId: me.userId, at });
    await auditAgreement({ tx, me, request }, { ...place, id }, 'agreement.amendment_begun', {
      amendsId,
      isRenewal: input.renew === 'on',
    });
    return answer;
  },
  leadsTo: ({ slug, id }) => addresses.editAgreement(slug, id),
});

/** The assistant asks for a change to what is in force; the owner writes it. */
export const requestAmendment = defineAction({
  name: 'agreements.requestAmendment',
  input: RequestAmendment,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    const { version, reason } = input;
    const act = { kind: 'amendment_requested', leadsTo: 'in_force' } as const;
    if (await isActedAlready(tx, agreement, { ...act, version, reason, byId: me.userId })) return;
    demand(decide(facts, 'requestAmendment', actor));
    const { workspaceId, engagementId, id } = agreement;
    const updated = await tx.agreement.updateMany({
      where: { workspaceId, id, version },
      data: { version: { increment: 1 } },
    });
    if (updated.count === 0) throw changedMeanwhile('agreement');
    const payload = { reason };
    await appendEvents(tx, agreement, [{ kind: 'amendment_requested', actorUserId: me.userId, at, payload }]);
    if (input.decisionId !== undefined) {
      const decision = await requireDecision(tx, { workspaceId, engagementId, id: input.decisionId });
      await noteUse(tx, decision, { agreementId: id }, { userId: me.userId, at });
    }
    await auditAgreement({ tx, me, request }, agreement, 'agreement.amendment_requested');
    await notifyOwners(tx, agreement, {
      kind: 'agreement.amendment_requested',
      factId: `${id}:${version}`,
      write: (words) => amendmentRequestedMail(words, reason),
    });
  },
});
