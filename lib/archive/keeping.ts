import type { AskedForKind } from '@/lib/notifications/registry.rules';
import { absolute } from '@/lib/platform/absolute';
import { audit } from '@/lib/platform/actions/audit';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { enqueue } from '@/lib/platform/jobs';
import { queueMail } from '@/lib/platform/mail';
import { putFile, type StoredFile, TooLarge } from '@/lib/platform/storage';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { archiveEnd } from './asking.rules';
import { type ArchiveWords, archiveFailedLetter, archiveReadyLetter } from './emails/archive';
import { giveUpArchive } from './giving-up.jobs';
import { writeArchive } from './writing';

/** An object store copies no more than this in one piece (Amazon S3, CopyObject), and a file gets its name by a copy. */
const MOST_BYTES = 5 * 1024 * 1024 * 1024;

type Asked = { readonly workspaceId: string; readonly id: string };

/** Writes an archive that was asked for into the storage, and tells whoever asked. Made or failed before, it does nothing. */
export async function keepArchive(asked: Asked): Promise<void> {
  const actor = { kind: 'workspace', workspaceId: asked.workspaceId } as const;
  if (!(await withActor(actor, (tx) => findWanted(tx, asked)))) return;
  const stored = await written(asked.workspaceId);
  if (!stored) return failArchive(asked, 'too_large');
  await withActor(actor, async (tx) => {
    const wanted = await findWanted(tx, asked);
    if (!wanted) return;
    const madeAt = now();
    const keptUntil = archiveEnd(madeAt);
    const { sha256, sizeBytes } = stored;
    await tx.askedArchive.updateMany({
      where: { ...asked, madeAt: null, failedAt: null },
      data: { madeAt, sha256, sizeBytes: BigInt(sizeBytes), keptUntil },
    });
    await enqueue(tx, giveUpArchive, asked, { runAt: keptUntil, key: `archive:${asked.id}:over` });
    await note(tx, asked, 'archive.made', { sha256, sizeBytes });
    await tell(tx, asked, wanted, {
      kind: 'archive.ready',
      ...archiveReadyLetter(wordsOf(wanted), keptUntil),
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

/** Writes down that an archive can't be made, and tells whoever asked what to do. */
export async function failArchive(asked: Asked, why: 'too_large' | 'failed'): Promise<void> {
  await withActor({ kind: 'workspace', workspaceId: asked.workspaceId }, async (tx) => {
    const wanted = await findWanted(tx, asked);
    if (!wanted) return;
    await tx.askedArchive.updateMany({
      where: { ...asked, madeAt: null, failedAt: null },
      data: { failedAt: now(), failedBecause: why },
    });
    await note(tx, asked, 'archive.failed', { why });
    await tell(tx, asked, wanted, { kind: 'archive.failed', ...archiveFailedLetter(wordsOf(wanted), why) });
  });
}

/** Waits for, and takes, an archive that is still to be made. @returns who asked for it, and of which business. */
async function findWanted(tx: Tx, { workspaceId, id }: Asked) {
  await tx.$queryRaw`
    SELECT id FROM archives WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.askedArchive.findFirst({
    where: { workspaceId, id, madeAt: null, failedAt: null },
    select: {
      askedBy: { select: { id: true, email: true } },
      workspace: { select: { name: true, slug: true } },
    },
  });
}

type Wanted = NonNullable<Awaited<ReturnType<typeof findWanted>>>;

function wordsOf({ workspace }: Wanted): ArchiveWords {
  return {
    business: workspace.name,
    url: absolute(`${addresses.workspaceSettings(workspace.slug)}#archive`),
  };
}

type Letter = { readonly kind: AskedForKind } & ReturnType<typeof archiveReadyLetter>;

async function tell(tx: Tx, { workspaceId, id }: Asked, { askedBy }: Wanted, letter: Letter): Promise<void> {
  await queueMail(tx, {
    ...letter,
    ...{ to: askedBy.email, recipientUserId: askedBy.id, workspaceId, subjectId: id },
    uniqueKey: `${letter.kind}:${id}`,
  });
}

async function note(
  tx: Tx,
  { workspaceId, id }: Asked,
  action: string,
  data: Readonly<Record<string, string | number>>,
): Promise<void> {
  await audit(tx, { workspaceId, actorUserId: null, action, subject: { kind: 'archive', id }, data });
}
