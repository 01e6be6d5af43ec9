'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { changedMeanwhile, notFound, Refused } from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { isSameContent } from './content.rules';
import { beginPlaybook, holdPlaybook, renamePlaybook, saySource, writeVersion } from './playbooks';
import { noteOf, slugOf } from './record';
import { contentOf, SavePlaybook } from './schema';

/** Makes a playbook, or the next version of one; a form in which only the name is another renames it. */
export const savePlaybook = defineAction({
  name: 'briefs.savePlaybook',
  input: SavePlaybook,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { workspaceId, id, versionId, name, change, briefId } = input;
    if (staffRole(me, workspaceId) === null) throw notFound('playbook');
    if (input.addRow !== undefined) {
      throw new Refused({ code: 'row_added', message: 'There is one more row now. Nothing is saved yet.' });
    }
    const slug = await slugOf(scope);
    const content = contentOf(input);
    const made = { workspaceId, id: versionId, playbookId: id, content, savedById: me.userId, at: now };
    if (input.number === 0) {
      const isNew = await beginPlaybook(tx, { workspaceId, id, name, createdById: me.userId, at: now });
      if (isNew) {
        await writeVersion(tx, { ...made, number: 1, change: '' });
        if (briefId !== '') await saySource(tx, { workspaceId, briefId, playbookId: id, number: 1 });
        await noteOf(scope, 'playbook.made', id);
      }
      return { slug, id, number: 1 };
    }
    const held = await holdPlaybook(tx, input);
    const isDone = await tx.playbookVersion.count({ where: { workspaceId, playbookId: id, id: versionId } });
    if (isDone > 0) return { slug, id, number: held.number };
    if (held.number !== input.number) throw changedMeanwhile('playbook');
    if (held.name !== name) {
      await renamePlaybook(tx, { workspaceId, id, name });
      await noteOf(scope, 'playbook.renamed', id, { name });
    }
    if (isSameContent(held.content, content)) return { slug, id, number: held.number };
    const number = held.number + 1;
    await writeVersion(tx, { ...made, number, change });
    await noteOf(scope, 'playbook.saved', id, { number });
    return { slug, id, number };
  },
  leadsTo: ({ slug, id, number }) => `${addresses.playbook(slug, id)}?saved=${number}`,
});
