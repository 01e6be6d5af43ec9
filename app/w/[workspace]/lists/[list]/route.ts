import { notFound } from 'next/navigation';
import { z } from 'zod';
import { SAVED_LISTS, savedList } from '@/components/lists/files';
import { savedFile } from '@/components/pay/saved-file';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { LIST_FORMATS } from '@/lib/platform/list-file';
import { textStream } from '@/lib/platform/text-stream';

type Params = { params: Promise<{ workspace: string; list: string }> };

/** As in `briefs.csv`. */
const Name = z
  .string()
  .transform((name) => name.split('.'))
  .pipe(z.tuple([z.enum(SAVED_LISTS), z.enum(LIST_FORMATS)]));

/** A list of a business as a file for a spreadsheet or a script, for those who see the list. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug, list: asked } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const name = Name.safeParse(asked);
  if (!name.success) notFound();
  const [list, format] = name.data;
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const file = savedList(signedIn, { list, format, search, workspaceId: workspace.id, now: now() });
  return savedFile(textStream(file.parts), `${list}-${workspace.slug}.${format}`, file.contentType);
}
