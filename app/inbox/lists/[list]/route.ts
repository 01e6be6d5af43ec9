import { notFound } from 'next/navigation';
import { OWN_LISTS, ownList } from '@/components/lists/own-files';
import { savedFile } from '@/components/pay/saved-file';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { textStream } from '@/lib/platform/http/text-stream';
import { readListName } from '@/lib/platform/sheets/list-file';

type Params = { params: Promise<{ list: string }> };

/** A list of an assistant's own briefs as a file for a spreadsheet or a script. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { list: fileName } = await params;
  const { userId, timeZone } = await requireAssistant();
  const name = readListName(fileName, OWN_LISTS);
  if (!name) notFound();
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const file = ownList({ userId, timeZone }, { ...name, search, now: now() });
  return savedFile(textStream(file.parts), fileName, file.contentType);
}
