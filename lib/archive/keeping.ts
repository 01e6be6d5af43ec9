import { now } from '@/lib/platform/clock';
import { enqueue } from '@/lib/platform/jobs';
import { putFile, type StoredFile, TooLarge } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { archiveEnd } from './archive-states.rules';
import { archiveReadyMail } from './emails/archive';
import { giveUpArchive, overKey } from './giving-up.jobs';
import { type ArchiveRef, failArchive, findWanted, mailRequester, note, wordsOf } from './requested-archive';
import { writeArchive } from './writing';

/**
 * An object store copies no more than this in one piece (Amazon S3, CopyObject), and a file gets its name by a copy.
 */
const MOST_BYTES = 5 * 1024 * 1024 * 1024;

/**
 * Writes a requested archive into the storage, and tells whoever asked. Does nothing if it was already made or has
 * failed.
 */
export async function keepArchive(ref: ArchiveRef): Promise<void> {
  const actor = { kind: 'workspace', workspaceId: ref.workspaceId } as const;
  if (!(await withActor(actor, (tx) => findWanted(tx, ref)))) return;
  const stored = await written(ref.workspaceId);
  if (!stored) return failArchive(ref, 'too_large');
  await withActor(actor, async (tx) => {
    const wanted = await findWanted(tx, ref);
    if (!wanted) return;
    const madeAt = now();
    const keptUntil = archiveEnd(madeAt);
    const { sha256, sizeBytes } = stored;
    await tx.askedArchive.updateMany({
      where: { ...ref, madeAt: null, failedAt: null },
      data: { madeAt, sha256, sizeBytes: BigInt(sizeBytes), keptUntil },
    });
    await enqueue(tx, giveUpArchive, ref, { runAt: keptUntil, key: overKey(ref.id) });
    await note(tx, ref, 'archive.made', { sha256, sizeBytes });
    await mailRequester(tx, ref, wanted, {
      kind: 'archive.ready',
      ...archiveReadyMail(wordsOf(wanted), keptUntil),
    });
  });
}

/** @returns where its bytes are; null when there are too many of them. */
async function written(workspaceId: string): Promise<StoredFile | null> {
  try {
    const { taken } = await writeArchive({ workspaceId, scope: 'business' }, (zip) =>
      putFile(zip, { maxBytes: MOST_BYTES }),
    );
    return taken;
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}
