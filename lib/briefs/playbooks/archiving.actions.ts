'use server';

import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { changedMeanwhile, notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { holdPlaybook, requireFreeName } from './playbooks';
import { noteOf, slugOf } from './record';
import { PlaybookStep } from './schema';

/** Takes a playbook out of what is offered. Briefs that came from it go on saying so. */
export const archivePlaybook = defineAction({
  name: 'briefs.archivePlaybook',
  input: PlaybookStep,
  async run(scope) {
    const { input, now } = scope;
    await change(scope, now);
    await noteOf(scope, 'playbook.archived', input.id);
    return { slug: await slugOf(scope), id: input.id };
  },
  leadsTo: ({ slug, id }) => `${addresses.playbooks(slug)}?archived=${id}`,
});

/** Offers an archived playbook again, unless another has its name by now. */
export const bringBackPlaybook = defineAction({
  name: 'briefs.bringBackPlaybook',
  input: PlaybookStep,
  async run(scope) {
    const { input, tx } = scope;
    const { name } = await holdPlaybook(tx, input);
    await requireFreeName(tx, { ...input, name });
    await change(scope, null);
    await noteOf(scope, 'playbook.brought_back', input.id);
    return { slug: await slugOf(scope), id: input.id };
  },
  leadsTo: ({ slug, id }) => addresses.playbook(slug, id),
});

type Step = ActionScope<{ readonly workspaceId: string; readonly id: string; readonly version: number }>;

async function change({ tx, me, input }: Step, archivedAt: Date | null): Promise<void> {
  const { workspaceId, id, version } = input;
  if (staffRole(me, workspaceId) === null) throw notFound('playbook');
  await holdPlaybook(tx, input);
  const { count } = await tx.playbook.updateMany({
    where: { workspaceId, id, version },
    data: { archivedAt, version: { increment: 1 } },
  });
  if (count === 0) throw changedMeanwhile('playbook');
}
