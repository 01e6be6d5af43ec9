import type { Attachment } from '@/components/ui/attachments';
import type { BriefFile } from '@/lib/briefs/document/document.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { scanStateOf, whyBlocked } from '@/lib/platform/files/checking.rules';

type WithFiles = { readonly workspaceId: string; readonly files: readonly BriefFile[] };

/** @returns the files of a brief as its texts may refer to them. */
export function attachmentsOf({ workspaceId, files }: WithFiles): readonly Attachment[] {
  return files.map(({ id, name, picture, check }) => ({
    id,
    name,
    picture,
    href: addresses.file(workspaceId, id),
    held: whyBlocked(scanStateOf(check ?? null)),
  }));
}
