'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound } from '@/lib/platform/result';
import { become, type EngagementRef, type PersonAccess, staffRole, type Tx } from '@/lib/platform/tenancy';
import { makeEvidence } from './jobs';
import { decideEvidence, type EvidenceRole } from './rules';
import { AskForEvidence } from './schema';

/**
 * Either side asks for one sealed file of everything the two have on record: agreements, approved work, payments and
 * messages. A job makes it, since sealing takes its time.
 */
export const askForEvidence = defineAction({
  name: 'evidence.ask',
  input: AskForEvidence,
  async run(scope) {
    const { tx, me, now } = scope;
    const { workspaceId, engagementId, id } = scope.input;
    demand(decideEvidence(await roleOf(tx, me, { workspaceId, engagementId })));
    const created = await tx.evidenceFile.createMany({
      data: { workspaceId, id, engagementId, askedById: me.userId, askedAt: now },
      skipDuplicates: true,
    });
    if (created.count === 0) return;
    await enqueue(tx, makeEvidence, { workspaceId, id, userId: me.userId });
    // the rule has decided; an assistant whose work is over writes nothing in the log themselves
    await become(tx, { kind: 'workspace', workspaceId });
    await auditAction(scope, {
      workspaceId,
      engagementId,
      action: 'evidence.asked',
      subject: { kind: 'engagement', id: engagementId },
    });
  },
});

/** @throws Refused (`not_found`) when the engagement isn't theirs, and never was. */
async function roleOf(
  tx: Tx,
  me: PersonAccess,
  { workspaceId, engagementId }: EngagementRef,
): Promise<EvidenceRole> {
  const role = staffRole(me, workspaceId);
  if (role && (await tx.engagement.count({ where: { workspaceId, id: engagementId } })) > 0) return role;
  if ([...me.engagementIds, ...me.pastEngagementIds].includes(engagementId)) return 'assistant';
  throw notFound('record');
}
