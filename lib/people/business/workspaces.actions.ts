'use server';

import { isDeepStrictEqual } from 'node:util';
import { auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound, requireSame } from '@/lib/platform/result';
import { become, staffRole, type Tx } from '@/lib/platform/tenancy';
import { ChangeWorkspace, CreateWorkspace } from '../schema';
import { readBusiness } from './business.queries';
import { type Business, decideBusinessChange, factsOf } from './business.rules';
import { workspaceSlug } from './slug';

/**
 * Makes a business's workspace, with its maker as the owner. The id comes with the form: sent twice, it is still one.
 */
export const createWorkspace = defineAction({
  name: 'people.createWorkspace',
  input: CreateWorkspace,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { id, ...facts } = input;
    const workspace = { id, ...facts, slug: workspaceSlug(facts.name, id), createdById: me.userId };
    // nobody is a member of it yet, so its first rows are written as the workspace itself
    await become(tx, { kind: 'workspace', workspaceId: id });
    const made = await tx.workspace.createMany({
      data: { ...workspace, createdAt: now },
      skipDuplicates: true,
    });
    if (made.count === 0) {
      const there = await tx.workspace.findFirst({ where: { id, createdById: me.userId } });
      if (!there) throw notFound('workspace');
      requireSame(isDeepStrictEqual(factsOf(there), facts));
      return { id, slug: there.slug };
    }
    await tx.membership.createMany({
      data: { workspaceId: id, id: newId(), userId: me.userId, role: 'owner', createdAt: now },
    });
    await auditAction(scope, {
      workspaceId: id,
      action: 'workspace.created',
      subject: { kind: 'workspace', id },
      data: facts,
    });
    return { id, slug: workspace.slug };
  },
  leadsTo: ({ slug }) => addresses.assistants(slug),
});

/**
 * Changes a business's name, zone and currency; only its owners may. Its address stays, so that links go on working,
 * and so does everything agreed: signed text has its own name, money its currency, and a clock that agreements were
 * made on can't be changed.
 */
export const changeWorkspace = defineAction({
  name: 'people.changeWorkspace',
  input: ChangeWorkspace,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me } = scope;
    const { workspaceId, version } = input;
    const role = staffRole(me, workspaceId);
    if (role === null) throw notFound('business');
    const seen = await readBusiness(tx, workspaceId);
    const isOtherClock = role === 'owner' && input.timeZone !== seen.timeZone;
    const there = isOtherClock ? await lockAgreementsAndEngagements(tx, workspaceId) : seen;
    // unchanged, and nobody has changed anything
    if (!demand(decideBusinessChange(role, there, input))) return;
    const [before, after] = [factsOf(there), factsOf(input)];
    const changed = await tx.workspace.updateMany({
      where: { id: workspaceId, version },
      data: { ...after, version: { increment: 1 } },
    });
    if (changed.count === 0) throw changedMeanwhile('business');
    await auditAction(scope, {
      workspaceId,
      action: 'workspace.changed',
      subject: { kind: 'workspace', id: workspaceId },
      data: { before, after },
    });
  },
});

/**
 * Locks what an agreement is proposed or signed on, so that none is made on a clock that is changing at the same
 * moment: proposing locks the agreement, importing one its engagement.
 * @returns the business afterwards
 */
async function lockAgreementsAndEngagements(tx: Tx, workspaceId: string): Promise<Business> {
  await tx.$queryRaw`SELECT 1 FROM agreements WHERE workspace_id = ${workspaceId}::uuid ORDER BY id FOR SHARE`;
  await tx.$queryRaw`SELECT 1 FROM engagements WHERE workspace_id = ${workspaceId}::uuid ORDER BY id FOR SHARE`;
  return readBusiness(tx, workspaceId);
}
