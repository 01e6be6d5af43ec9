import type { z } from 'zod';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import { isSameFiles } from '@/lib/platform/files/same-files';
import type { StoredFile } from '@/lib/platform/files/storing-file';
import { requireSame } from '@/lib/platform/result';
import { referringTo } from '../drafting/references.rules';
import { isSameContent, type PlaybookContent, readContent } from './content.rules';
import { filesOfBrief, filesOfPlaybook } from './files';
import { contentOf, type SavePlaybook } from './schema';

/** What a playbook's form says beside its input. */
export type Typed = {
  /** the price, in the playbook's currency */
  readonly budgetMoney: PlaybookContent['budgetMoney'];
  /** what the form adds, as far as it is at hand */
  readonly stored: readonly StoredFile[];
};

/**
 * Handles a version's form that was sent before, and saved under its id.
 * @throws Refused (`sent_before`) unless the version says what the form says now
 */
export async function requireSameVersion(
  { input, tx, me }: ActionScope<z.output<typeof SavePlaybook>>,
  { budgetMoney, stored }: Typed,
): Promise<void> {
  const { workspaceId, id: playbookId, versionId, name, change, number, briefId, attached } = input;
  const version = await tx.playbookVersion.findFirst({
    where: { workspaceId, playbookId, id: versionId, savedById: me.userId, playbook: { name } },
    select: { change: true, content: true },
  });
  if (!version) return requireSame(false);
  const content = readContent(version.content);
  const { files } = content;
  const kept = await filesOfPlaybook(
    tx,
    { workspaceId, playbookId },
    files.map(({ id }) => id),
  );
  const given =
    briefId === ''
      ? await filesOfPlaybook(tx, { workspaceId, playbookId }, attached)
      : await filesOfBrief(tx, { workspaceId, briefId, fileIds: attached });
  // a brief's files became the playbook's own, in the same order, and its texts refer to these
  const ids = new Map(given.map(({ id }, index) => [id, files[index]?.id ?? id]));
  const submitted = {
    ...input,
    outcome: referringTo(input.outcome, ids),
    instructions: referringTo(input.instructions, ids),
  };
  const added = kept.slice(given.length);
  const count = input.files.length + input.uploads.length;
  requireSame(
    version.change === (number === 0 ? '' : change) &&
      given.every((file, index) => file.sha256 === kept[index]?.sha256) &&
      isSameFiles(added, { stored, count }) &&
      isSameContent(content, contentOf(submitted, { budgetMoney, files })),
  );
}
