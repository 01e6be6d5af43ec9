import { noteDownload } from '@/lib/agreements/downloading';
import { findArchive } from '@/lib/archive/queries';
import { noteSaved } from '@/lib/archive/saving';
import { noteDownload as noteEvaluationDownload } from '@/lib/evaluations/copies';
import { findFile } from '@/lib/files/queries';
import { now } from '@/lib/platform/clock';
import { whyHeld } from '@/lib/platform/files/checking.rules';
import { readLink } from '@/lib/platform/files/links';
import { noFile, saysOnly, serveFile } from '@/lib/platform/files/serving';
import { type Tx, withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

/**
 * Serves the file of a signed link, with its person's present rights and without a cookie: a download can continue in
 * another program, and a copied link is worthless two minutes later.
 */
export async function GET(request: Request): Promise<Response> {
  const link = readLink(new URL(request.url).searchParams, now());
  if (!link) return saysOnly(410, 'That link has expired. Go back to the page and open the file from there.');
  const { workspaceId, fileId, userId } = link;
  const file = await withActor({ kind: 'user', userId }, (tx) => findFile(tx, { workspaceId, id: fileId }));
  if (!file) return archiveOf(link, request);
  const held = whyHeld(file.standing);
  if (held) return saysOnly(409, `“${file.name}” is ${held}.`);
  return notedWhenGiven(await serveFile(file, request), userId, async (tx) => {
    const download = { workspaceId, fileId, userId };
    await noteEvaluationDownload(tx, download);
    await noteDownload(tx, download);
  });
}

/** Recorded only once bytes are served: they may be missing from the storage, and then there is nothing to record. */
async function notedWhenGiven(
  answer: Response,
  userId: string,
  note: (tx: Tx) => Promise<unknown>,
): Promise<Response> {
  if (answer.ok) await withActor({ kind: 'user', userId }, note);
  return answer;
}

type Link = NonNullable<ReturnType<typeof readLink>>;

/** A business's archive has no file row: only a link made for it leads to it, and only for its owners. */
async function archiveOf(
  { workspaceId, fileId: id, userId, madeAt }: Link,
  request: Request,
): Promise<Response> {
  const archive = await withActor({ kind: 'user', userId }, (tx) => findArchive(tx, { workspaceId, id }));
  if (!archive) return noFile();
  return notedWhenGiven(await serveFile(archive, request), userId, (tx) =>
    noteSaved(tx, { workspaceId, id, userId, linkMadeAt: madeAt }),
  );
}
