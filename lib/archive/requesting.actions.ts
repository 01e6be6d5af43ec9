'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { demand } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { archiveState, decideAsking, waitingEnd } from './archive-states.rules';
import { giveUpArchive, overKey } from './giving-up.jobs';
import { makeArchive } from './making.jobs';
import { AskForArchive } from './schema';

/** An owner asks for everything that the business has on record, in one file. A job makes it: a large one takes a while. */
export const askForArchive = defineAction({
  name: 'archive.ask',
  locksSession: true,
  input: AskForArchive,
  async run(scope) {
    const { tx, me, signedIn, now } = scope;
    const { workspaceId, id } = scope.input;
    const { role } = await lockAsStaff(tx, me, workspaceId);
    const others = role === 'owner' ? await otherArchives(tx, { workspaceId, id }) : [];
    const states = others.map((each) => archiveState(each, now));
    demand(decideAsking(role, states, { authenticatedAt: signedIn.authenticatedAt, now }));
    const created = await tx.askedArchive.createMany({
      data: { workspaceId, id, askedById: me.userId, askedAt: now },
      skipDuplicates: true,
    });
    if (created.count === 0) return;
    await enqueue(tx, makeArchive, { workspaceId, id }, { key: `archive:${id}` });
    // when made, its expiry waits under the same key
    await enqueue(tx, giveUpArchive, { workspaceId, id }, { runAt: waitingEnd(now), key: overKey(id) });
    await auditAction(scope, {
      workspaceId,
      action: 'archive.asked',
      subject: { kind: 'archive', id },
    });
  },
});

/**
 * If two owners ask at the same moment one comes second, since each locks the business.
 * @returns its other archives.
 */
function otherArchives(tx: Tx, { workspaceId, id }: { readonly workspaceId: string; readonly id: string }) {
  return tx.askedArchive.findMany({
    where: { workspaceId, NOT: { id } },
    select: { madeAt: true, keptUntil: true, failedAt: true, removedAt: true },
  });
}
