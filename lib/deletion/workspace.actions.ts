'use server';

import { auditing } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { keptMail, pendingMail } from './emails/workspace';
import { eraseWorkspace } from './erasing-workspace.jobs';
import { notifyMembers } from './notifying';
import { PENDING, readHoldsOfWorkspace } from './reading';
import { decideDeletion, decideKeeping, deletionDue } from './rules';
import { DeleteWorkspace, KeepWorkspace } from './schema';

/** An owner schedules the business for deletion in two weeks; everybody in it is told. A job carries it out. */
export const deleteWorkspace = defineAction({
  name: 'deletion.deleteWorkspace',
  locksSession: true,
  input: DeleteWorkspace,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { workspaceId, id } = input;
    const { workspace, role } = await lockAsStaff(tx, me, workspaceId);
    const pending = await tx.workspaceDeletion.findFirst({ where: { workspaceId, ...PENDING } });
    // sent twice
    if (role === 'owner' && pending?.id === id) return;
    const holds = role === 'owner' ? await readHoldsOfWorkspace(tx, workspaceId, now) : [];
    const asking = { expected: workspace.name, typed: input.confirmation };
    demand(
      decideDeletion(
        role,
        { isPending: pending !== null, holds },
        { ...asking, authenticatedAt: signedIn.authenticatedAt, now },
      ),
    );
    const dueAt = deletionDue(now);
    await tx.workspaceDeletion.createMany({
      data: { workspaceId, id, askedById: me.userId, askedAt: now, dueAt },
    });
    await enqueue(tx, eraseWorkspace, { workspaceId, id }, { runAt: dueAt, key: `deletion:${id}` });
    await auditWorkspace(scope, { workspaceId, id }, 'workspace.deletion_asked');
    await become(tx, { kind: 'workspace', workspaceId });
    await notifyMembers(tx, { workspaceId, id }, 'deletion.workspace_pending', (words) =>
      pendingMail({ ...words, by: signedIn.name }, dueAt),
    );
  },
});

/** An owner cancels it; everybody who was told is told. */
export const keepWorkspace = defineAction({
  name: 'deletion.keepWorkspace',
  input: KeepWorkspace,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { tx, me, signedIn, now } = scope;
    const { workspaceId } = scope.input;
    const { role } = await lockAsStaff(tx, me, workspaceId);
    const pending = await tx.workspaceDeletion.findFirst({ where: { workspaceId, ...PENDING } });
    demand(decideKeeping(role, { isPending: pending !== null }));
    if (!pending) throw notFound('deletion');
    const { id } = pending;
    await tx.workspaceDeletion.updateMany({
      where: { workspaceId, id, ...PENDING },
      data: { takenBackById: me.userId, takenBackAt: now },
    });
    await auditWorkspace(scope, { workspaceId, id }, 'workspace.deletion_taken_back');
    await become(tx, { kind: 'workspace', workspaceId });
    await notifyMembers(tx, { workspaceId, id }, 'deletion.workspace_kept', (words) =>
      keptMail({ ...words, by: signedIn.name }),
    );
  },
});

const auditWorkspace = auditing('workspace');
