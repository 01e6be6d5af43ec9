'use server';

import type { z } from 'zod';
import { type ActionScope, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { StoredFile } from '@/lib/platform/files/storing-file';
import { changedMeanwhile, demand, notFound, refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { endUploads } from '@/lib/uploads/taking';
import { referringTo } from '../drafting/references.rules';
import { readPrice } from '../terms/budget.rules';
import { storePlaybookFiles } from './adding';
import { auditPlaybook } from './auditing';
import { currencyOfPrice, isSameContent } from './content.rules';
import { addFiles, copyFilesOfBrief, filesOfPlaybook } from './files';
import {
  beginPlaybook,
  findPlaybook,
  lockPlaybook,
  recordSource,
  renamePlaybook,
  writeVersion,
} from './playbooks';
import { requireSameVersion, type Typed } from './saved-before';
import { contentOf, SavePlaybook } from './schema';

/** Makes a playbook, or the next version of one; a form in which only the name differs renames it. */
export const savePlaybook = definePreparedAction({
  name: 'briefs.savePlaybook',
  input: SavePlaybook,
  prepare: (typed, { userId }) => storePlaybookFiles(userId, typed),
  async run(scope, stored) {
    const { input, tx, me } = scope;
    const { workspaceId, id } = input;
    if (staffRole(me, workspaceId) === null) throw notFound('playbook');
    if (input.addRow !== undefined) {
      throw refused('row_added', 'There is one more row now. Nothing is saved yet.');
    }
    const { slug, currency: usual } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { slug: true, currency: true },
    });
    const known = await findPlaybook(tx, { workspaceId, id });
    const currency = currencyOfPrice(known?.content ?? null, usual);
    const typed = { budgetMoney: demand(readPrice(input.budgetMoney, currency)), stored };
    const number = input.number === 0 ? await makePlaybook(scope, typed) : await saveNext(scope, typed);
    return { slug, id, number };
  },
  leadsTo: ({ slug, id, number }) => `${addresses.playbook(slug, id)}?saved=${number}`,
});

type Scope = ActionScope<z.output<typeof SavePlaybook>>;

/** @returns the number of the first version. */
async function makePlaybook(scope: Scope, typed: Typed): Promise<number> {
  const { input, tx, me, now } = scope;
  const { workspaceId, id, name, briefId } = input;
  const isNew = await beginPlaybook(tx, { workspaceId, id, name, createdById: me.userId, at: now });
  if (!isNew) {
    await requireSameVersion(scope, typed);
    return 1;
  }
  const { files, ids } = await filesNamed(scope, typed.stored);
  const submitted = {
    ...input,
    outcome: referringTo(input.outcome, ids),
    instructions: referringTo(input.instructions, ids),
  };
  const content = contentOf(submitted, { budgetMoney: typed.budgetMoney, files });
  await writeVersion(tx, { ...versionOf(scope), content, number: 1, change: '' });
  if (briefId !== '') await recordSource(tx, { workspaceId, briefId, playbookId: id, number: 1 });
  await auditPlaybook(scope, { workspaceId, id }, 'playbook.made');
  return 1;
}

/** @returns the number of the newest version, which is a new one if anything but the name differs. */
async function saveNext(scope: Scope, typed: Typed): Promise<number> {
  const { input, tx } = scope;
  const { workspaceId, id, versionId, name, change } = input;
  const locked = await lockPlaybook(tx, input);
  if ((await tx.playbookVersion.count({ where: { workspaceId, playbookId: id, id: versionId } })) > 0) {
    await requireSameVersion(scope, typed);
    return locked.number;
  }
  if (locked.number !== input.number) throw changedMeanwhile('playbook');
  if (locked.name !== name) {
    // also for a form that has the old name only because it was opened before somebody renamed it
    if (locked.version !== input.version) throw changedMeanwhile('playbook');
    await renamePlaybook(tx, { workspaceId, id, name });
    await auditPlaybook(scope, { workspaceId, id }, 'playbook.renamed', { name });
  }
  const { files } = await filesNamed(scope, typed.stored);
  const content = contentOf(input, { budgetMoney: typed.budgetMoney, files });
  if (isSameContent(locked.content, content)) return locked.number;
  const number = locked.number + 1;
  await writeVersion(tx, { ...versionOf(scope), content, number, change });
  await auditPlaybook(scope, { workspaceId, id }, 'playbook.saved', { number });
  return number;
}

function versionOf({ input, me, now }: Scope) {
  const { workspaceId, id: playbookId, versionId: id } = input;
  return { workspaceId, id, playbookId, savedById: me.userId, at: now };
}

/**
 * @returns the files that the form names: those kept from the playbook, or from the brief that it is made from, and the
 * new ones.
 */
async function filesNamed({ input, tx, me, now }: Scope, stored: readonly StoredFile[]) {
  const { workspaceId, id: playbookId, briefId, attached } = input;
  const playbook = { workspaceId, playbookId };
  const by = { userId: me.userId, at: now };
  const kept = await filesOfPlaybook(tx, playbook, attached);
  const { files: copied, ids } =
    briefId === ''
      ? { files: [], ids: new Map<string, string>() }
      : await copyFilesOfBrief(tx, playbook, { briefId, fileIds: attached }, by);
  const added = await addFiles(tx, playbook, stored, by);
  await endUploads(tx, { workspaceId, into: 'playbook' }, input.uploads);
  return { files: [...kept.map(({ id, name }) => ({ id, name })), ...copied, ...added], ids };
}
