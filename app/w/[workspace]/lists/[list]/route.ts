import { notFound } from 'next/navigation';
import { SAVED_LISTS, savedList } from '@/components/lists/files';
import { savedFile } from '@/components/pay/saved-file';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { textStream } from '@/lib/platform/http/text-stream';
import { readListName } from '@/lib/platform/sheets/list-file';

type Params = { params: Promise<{ workspace: string; list: string }> };

/** A list of a business as a file for a spreadsheet or a script, for those who may see the list. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug, list: fileName } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const name = readListName(fileName, SAVED_LISTS);
  if (!name) notFound();
  const { list, format } = name;
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const file = savedList(signedIn, { list, format, search, workspaceId: workspace.id, now: now() });
  return savedFile(textStream(file.parts), `${list}-${workspace.slug}.${format}`, file.contentType);
}
