import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import type { AgreementMailData } from '../emails/agreement-mail';
import { NOTIFIED_AGREEMENT, notifyAssistant, notifyOwners } from '../notifying';
import { commentsMail } from './emails/comments';
import { readNewComments } from './negotiation.queries';
import { decideTalking } from './negotiation.rules';

/**
 * Mails one side the other's comments on clauses from one quarter of an hour. What has been resolved meanwhile needs no
 * mail, nor does an agreement that is no longer being negotiated. Run twice, it is still one mail to each reader.
 */
export const notifyOfComments = defineJob({
  name: 'agreements.tell_of_comments',
  payload: z.object({
    workspaceId: z.uuid(),
    agreementId: z.uuid(),
    to: z.enum(['owner', 'assistant']),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
  }),
  async run({ workspaceId, agreementId, to, ...window }) {
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const agreement = await tx.agreement.findUnique({
        where: { workspaceId_id: { workspaceId, id: agreementId } },
        select: { ...NOTIFIED_AGREEMENT, state: true },
      });
      if (!agreement || !decideTalking(agreement).ok) return;
      const from = new Date(window.from);
      const by = to === 'owner' ? 'assistant' : 'owner';
      const comments = await readNewComments(tx, { ...agreement, by, from, until: new Date(window.until) });
      if (comments.length === 0) return;
      const notification = {
        kind: 'agreement.comment' as const,
        factId: `${agreementId}:${from.getTime()}`,
        write: (words: AgreementMailData) => commentsMail(words, comments),
      };
      if (to === 'owner') await notifyOwners(tx, agreement, notification);
      else await notifyAssistant(tx, agreement, notification);
    });
  },
});
