'use server';

import { findAgreementInForce } from '@/lib/agreements/queries';
import { cancelAnswerReminder } from '@/lib/notifications/reminding';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand } from '@/lib/platform/result';
import { auditBrief } from '../auditing';
import { endBrief } from '../ending';
import { requireSameAgreement } from '../handing-over.rules';
import { loadBrief } from '../loading';
import { moveBrief } from '../moving';
import { notifyStaff } from '../notifying';
import { decide } from '../rules';
import { BriefStep, EndBrief } from '../schema';
import { declineMail } from './emails/decline';

/** The assistant accepts the brief; from now on its terms are frozen. The owner has let go, so no mail tells them. */
export const acceptBrief = defineAction({
  name: 'briefs.accept',
  input: BriefStep,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'accept', actor));
    const agreement = await findAgreementInForce(tx, brief.workspaceId, brief.engagementId);
    demand(requireSameAgreement(agreement, brief.agreementId));
    await moveBrief(tx, input, next, now, { acceptedAt: now });
    await cancelAnswerReminder(tx, brief, 'hand_over_waiting');
    await auditBrief(scope, brief, 'brief.accepted');
  },
});

/** The assistant declines the brief, and says why. */
export const declineBrief = defineAction({
  name: 'briefs.decline',
  input: EndBrief,
  once: {
    ...DONE_AS_BEFORE,
    refusalOfOther:
      'You have already declined this brief and given another reason, which stays as it was. Nothing was changed now, and what you typed is still here.',
  },
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    demand(decide(facts, 'decline', actor));
    await endBrief(tx, brief, {
      kind: 'declined',
      reason: input.reason,
      endedById: me.userId,
      version: input.version,
      at: now,
    });
    await auditBrief(scope, brief, 'brief.declined');
    await notifyStaff(tx, brief, {
      kind: 'brief.declined',
      factId: brief.id,
      at: now,
      excerpt: input.reason,
      write: (words) => declineMail(words, input.reason),
    });
  },
});

/** The assistant starts work. */
export const startBrief = defineAction({
  name: 'briefs.start',
  input: BriefStep,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'start', actor));
    await moveBrief(tx, input, next, now);
    await auditBrief(scope, brief, 'brief.started');
  },
});
