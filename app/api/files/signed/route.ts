import { noteDownload } from '@/lib/agreements/copy/downloading';
import { findArchive } from '@/lib/archive/queries';
import { noteSaved } from '@/lib/archive/saving';
import { noteDownload as noteEvaluationDownload } from '@/lib/evaluations/copy/copies';
import { findFile } from '@/lib/files/queries';
import { isStillSignedIn } from '@/lib/platform/auth/still-signed-in';
import { now } from '@/lib/platform/clock';
import { whyBlocked } from '@/lib/platform/files/checking.rules';
import { type ReadLink, readLink } from '@/lib/platform/files/links';
import { givesAllOf, isForTheRestOf, noFile, saysOnly, serveFile } from '@/lib/platform/files/serving';
import { type Tx, withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

/**
 * Serves the file of a signed link, with its person's present rights and without a cookie: a download can continue in
 * another program. A copied link is worthless two minutes later, and as soon as the session in which it was made has
 * ended. The rest of a download that broke off can be fetched for a day.
 */
export async function GET(request: Request): Promise<Response> {
  const link = readLink(new URL(request.url).searchParams, now());
  if (!link) return hasExpired();
  const { workspaceId, fileId, userId } = link;
  const found = await withActor({ kind: 'user', userId }, async (tx) =>
    (await isStillSignedIn(tx, link)) ? { file: await findFile(tx, { workspaceId, id: fileId }) } : null,
  );
  if (!found) return hasExpired();
  const { file } = found;
  if (!file) return archiveOf(link, request);
  if (link.isForTheRest && !isForTheRestOf(file, request)) return hasExpired();
  const blocked = whyBlocked(file.standing);
  if (blocked) return saysOnly(409, `“${file.name}” is ${blocked}.`);
  const answer = await serveFile(file, request);
  // who has only looked, or taken a page of it, holds no copy
  if (!givesAllOf(file, request, answer)) return answer;
  return notedWhenGiven(answer, userId, async (tx) => {
    const download = { workspaceId, fileId, userId };
    await noteEvaluationDownload(tx, download);
    await noteDownload(tx, download);
  });
}

function hasExpired(): Response {
  return saysOnly(410, 'That link has expired. Go back to the page and open the file from there.');
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

/** A business's archive has no file row: only a link made for it leads to it, and only for its owners. */
async function archiveOf(link: ReadLink, request: Request): Promise<Response> {
  const { workspaceId, fileId: id, userId, madeAt } = link;
  const archive = await withActor({ kind: 'user', userId }, (tx) => findArchive(tx, { workspaceId, id }));
  if (!archive) return noFile();
  if (link.isForTheRest && !isForTheRestOf(archive, request)) return hasExpired();
  const answer = await serveFile(archive, request);
  // no byte leaves with an answer to HEAD; any part of a whole business is told
  if (request.method === 'HEAD') return answer;
  return notedWhenGiven(answer, userId, (tx) =>
    noteSaved(tx, { workspaceId, id, userId, linkMadeAt: madeAt }),
  );
}
