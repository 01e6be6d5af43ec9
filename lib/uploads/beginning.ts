import { statesFor } from '@/lib/briefs/rules';
import { now } from '@/lib/platform/clock';
import { cleanFileName } from '@/lib/platform/files/names';
import { enqueue } from '@/lib/platform/jobs';
import { demand, notFound, refused } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { againWhenSlower } from '@/lib/platform/tenancy/slower';
import { giveUpUpload } from './giving-up.jobs';
import { type AskedGoal, columnsOf, goalAsked, requireSender, type UploadGoal } from './goals';
import { judgeNewUpload, type Waiting, waitsUntil } from './rules';

export type NewUpload = {
  readonly workspaceId: string;
  readonly id: string;
  readonly goal: AskedGoal;
  readonly name: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date | null;
};

/**
 * Begins an upload, for somebody who may send a file there now. Repeated with the same id, it is the same upload.
 * @throws Refused (`not_found`, `not_yours`, `wrong_state`, `empty_file`, `file_too_large`, `too_many_files`,
 * `too_much_waiting`, `overtaken`)
 */
export async function beginUpload(userId: string, asked: NewUpload): Promise<void> {
  // its business may be erased, or their work end, at this very moment: a repeat says so
  await againWhenSlower(() => begin(userId, asked));
}

async function begin(userId: string, asked: NewUpload): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx, standing) => {
    const { workspaceId, id, sizeBytes } = asked;
    const begunAt = now();
    const goal = await goalAsked(tx, workspaceId, asked.goal, begunAt);
    const engagementId = await requireSender(tx, { ...standing, userId }, { workspaceId, goal });
    const columns = columnsOf(goal);
    if (goal.kind === 'delivery') await requireDeliverable(tx, workspaceId, goal);
    const earlier = await tx.upload.findFirst({ where: { workspaceId, id, ...columns } });
    if (earlier?.sizeBytes === BigInt(sizeBytes)) return;

    await oneAtATime(tx, userId);
    const name = cleanFileName(asked.name);
    demand(judgeNewUpload({ name, sizeBytes }, await countWaiting(tx, workspaceId, goal, begunAt)));
    const expiresAt = waitsUntil(begunAt, { isWhole: false });
    const begun = await tx.upload.createMany({
      data: {
        workspaceId,
        id,
        engagementId,
        name,
        ...columns,
        sizeBytes: BigInt(sizeBytes),
        modifiedAt: asked.modifiedAt,
        uploadedById: userId,
        begunAt,
        expiresAt,
      },
      skipDuplicates: true,
    });
    // the same id in another place, or twice at the same moment: a repeat finds their own, or begins again
    if (begun.count === 0) throw refused('overtaken', 'That upload has already begun. Try again.');
    await enqueue(tx, giveUpUpload, { workspaceId, uploadId: id }, { runAt: expiresAt });
  });
}

/** Serialises the beginning of a person's uploads, so that each counts those before it. */
async function oneAtATime(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('uploads.begin'), hashtext(${userId}))::text`;
}

type Delivery = Extract<UploadGoal, { kind: 'delivery' }>;

async function requireDeliverable(
  tx: Tx,
  workspaceId: string,
  { briefId, deliverableId: id }: Delivery,
): Promise<void> {
  const deliverable = await tx.deliverable.findFirst({ where: { workspaceId, briefId, id } });
  if (!deliverable) throw notFound('deliverable');
}

/**
 * Row level security shows only the person's own uploads; for a draft, everything put into it counts. What no page shows
 * any more, where it could be used or removed, takes no room from anything else: it will be given up.
 */
async function countWaiting(tx: Tx, workspaceId: string, goal: UploadGoal, at: Date): Promise<Waiting> {
  const { briefId, draftOf, threadId, playbookOf } = columnsOf(goal);
  const isAlive = { expiresAt: { gt: at } };
  const onTheWay = await tx.upload.count({
    where: { workspaceId, briefId, draftOf, threadId, playbookOf, ...isAlive },
  });
  const there = draftOf === null ? 0 : await tx.file.count({ where: { workspaceId, draftOf } });
  const canBeDelivered = { state: { in: [...statesFor('deliver')] } };
  const all = await tx.upload.aggregate({
    _sum: { sizeBytes: true },
    where: { ...isAlive, OR: [{ briefId: null }, { brief: canBeDelivered }] },
  });
  return { there: onTheWay + there, bytes: Number(all._sum.sizeBytes ?? 0), into: goal.kind };
}
