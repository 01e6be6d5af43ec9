import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

/** @returns every message between the two that their reader may see, oldest first, with the hashes of its files. */
export async function readMessages(tx: Tx, place: EngagementRef) {
  const rows = await tx.message.findMany({
    where: place,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      author: { select: { name: true } },
      thread: { select: { subject: true, subjectId: true } },
      files: { include: { file: { select: { name: true, sha256: true } } }, orderBy: { position: 'asc' } },
    },
  });
  return rows.map(({ id, author, thread, body, createdAt, editedAt, deletedAt, files }) => ({
    id,
    author: author.name,
    about: thread.subject,
    aboutId: thread.subjectId,
    body,
    at: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
    files: files.map(({ file }) => file),
  }));
}
