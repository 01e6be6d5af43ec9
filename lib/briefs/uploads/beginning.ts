import { now } from '@/lib/platform/clock';
import { cleanFileName } from '@/lib/platform/files/names';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound, Refused } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { loadBrief } from '../loading';
import { decide } from '../rules';
import { giveUpUpload } from './giving-up.jobs';
import { judgeNewUpload, waitsUntil } from './rules';

export type NewUpload = {
  readonly workspaceId: string;
  readonly id: string;
  readonly briefId: string;
  readonly deliverableId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date | null;
};

/**
 * Begins an upload, for whoever may deliver the brief now. Asked again with the same id, it is the same upload.
 * @throws Refused (`not_found`, `not_yours`, `wrong_state`, `empty_file`, `file_too_large`, `too_many_files`,
 * `too_much_waiting`, `overtaken`)
 */
export async function beginUpload(userId: string, asked: NewUpload): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx, standing) => {
    const { workspaceId, id, briefId, deliverableId, sizeBytes } = asked;
    const { brief, facts, actor } = await loadBrief(
      tx,
      { ...standing, userId },
      { workspaceId, id: briefId },
    );
    demand(decide(facts, 'deliver', actor));
    const deliverable = await tx.deliverable.findFirst({
      where: { workspaceId, briefId, id: deliverableId },
    });
    if (!deliverable) throw notFound('deliverable');
    const earlier = await tx.upload.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    if (earlier && earlier.deliverableId === deliverableId && earlier.sizeBytes === BigInt(sizeBytes)) return;

    const name = cleanFileName(asked.name);
    demand(judgeNewUpload({ name, sizeBytes }, await countWaiting(tx, asked)));
    const begunAt = now();
    const expiresAt = waitsUntil(begunAt, { isWhole: false });
    const begun = await tx.upload.createMany({
      data: {
        ...{ workspaceId, id, briefId, deliverableId, name },
        engagementId: brief.engagementId,
        sizeBytes: BigInt(sizeBytes),
        modifiedAt: asked.modifiedAt,
        uploadedById: userId,
        begunAt,
        expiresAt,
      },
      skipDuplicates: true,
    });
    // the same id in another place, or twice at the same moment: whoever asks again finds their own, or begins anew
    if (begun.count === 0)
      throw new Refused({ code: 'overtaken', message: 'That file is begun already. Try again.' });
    await enqueue(tx, giveUpUpload, { workspaceId, uploadId: id }, { runAt: expiresAt });
  });
}

/** Row level security lets through just the person's own. */
async function countWaiting(tx: Tx, { workspaceId, briefId }: NewUpload) {
  const ofBrief = await tx.upload.count({ where: { workspaceId, briefId } });
  const all = await tx.upload.aggregate({ _sum: { sizeBytes: true } });
  return { ofBrief, bytes: Number(all._sum.sizeBytes ?? 0) };
}
