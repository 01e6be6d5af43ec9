'use server';

import { isDeepStrictEqual } from 'node:util';
import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { newId } from '@/lib/platform/ids';
import { notFound, requireSame } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { CreateWorkspace } from './schema';
import { workspaceSlug } from './slug';

/** Makes a business's workspace, with its maker as the owner. The id comes with the form: sent twice, it is still one. */
export const createWorkspace = defineAction({
  name: 'people.createWorkspace',
  input: CreateWorkspace,
  async run({ input, tx, me, now, request }) {
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
      const { name, timeZone, currency } = there;
      requireSame(isDeepStrictEqual({ name, timeZone, currency }, facts));
      return { id, slug: there.slug };
    }
    await tx.membership.createMany({
      data: { workspaceId: id, id: newId(), userId: me.userId, role: 'owner', createdAt: now },
    });
    await audit(tx, {
      workspaceId: id,
      actorUserId: me.userId,
      action: 'workspace.created',
      subject: { kind: 'workspace', id },
      data: facts,
      requestId: request.requestId,
    });
    return { id, slug: workspace.slug };
  },
  leadsTo: ({ slug }) => addresses.assistants(slug),
});
