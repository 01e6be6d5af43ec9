'use server';

import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { changedMeanwhile, notFound } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { auditPlaybook } from './auditing';
import { type LoadedPlaybook, lockPlaybook, requireFreeName } from './playbooks';
import { PlaybookStep } from './schema';

/** Takes a playbook out of the list on offer. Briefs that came from it still say so. */
export const archivePlaybook = defineAction({
  name: 'briefs.archivePlaybook',
  input: PlaybookStep,
  async run(scope) {
    const { input, now } = scope;
    const { isArchived } = await lockPlaybookOfStaff(scope);
    // its form is posted again, or somebody else was faster: the result is what was asked for
    if (!isArchived) {
      await change(scope, now);
      await auditPlaybook(scope, input, 'playbook.archived');
    }
    return { slug: await slugOf(scope), id: input.id };
  },
  leadsTo: ({ slug, id }) => `${addresses.playbooks(slug)}?archived=${id}`,
});

/** Offers an archived playbook again, unless another has taken its name. */
export const bringBackPlaybook = defineAction({
  name: 'briefs.bringBackPlaybook',
  input: PlaybookStep,
  async run(scope) {
    const { input, tx } = scope;
    const { name, isArchived } = await lockPlaybookOfStaff(scope);
    if (isArchived) {
      await requireFreeName(tx, { ...input, name });
      await change(scope, null);
      await auditPlaybook(scope, input, 'playbook.brought_back');
    }
    return { slug: await slugOf(scope), id: input.id };
  },
  leadsTo: ({ slug, id }) => addresses.playbook(slug, id),
});

type Step = ActionScope<{ readonly workspaceId: string; readonly id: string; readonly version: number }>;

async function lockPlaybookOfStaff({ tx, me, input }: Step): Promise<LoadedPlaybook> {
  if (staffRole(me, input.workspaceId) === null) throw notFound('playbook');
  return lockPlaybook(tx, input);
}

async function change({ tx, input }: Step, archivedAt: Date | null): Promise<void> {
  const { workspaceId, id, version } = input;
  const { count } = await tx.playbook.updateMany({
    where: { workspaceId, id, version },
    data: { archivedAt, version: { increment: 1 } },
  });
  if (count === 0) throw changedMeanwhile('playbook');
}
