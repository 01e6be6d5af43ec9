import type { Tx } from '@/lib/platform/tenancy';
import { factsOf, isNotificationKind } from './kinds/registry.rules';
import { afterQuiet, replanMail } from './planning/planning.rules';
import { readPreferences } from './planning/preferences.queries';
import { mailLater } from './sending/mailing-later';
import { pushLater } from './sending/pushing.jobs';

/**
 * Replans what waits for somebody, in their transaction, after they have changed their quiet hours, the time of their
 * digest, their time zone or their working hours. A job that was planned for another time then finds nothing to do.
 */
export async function replanWaiting(tx: Tx, userId: string, now: Date): Promise<void> {
  for (const waiting of await findWaiting(tx, userId, now)) {
    const { workspaceId, id, engagementId, kind, mailAt, gathering, pushAt } = waiting;
    if (!isNotificationKind(kind)) continue;
    const facts = factsOf(kind);
    const { preferences } = await readPreferences(tx, {
      workspaceId,
      engagementId,
      readerId: userId,
      kind,
      at: now,
    });
    const place = { workspaceId, id };
    if (mailAt !== null) {
      const mail = replanMail(facts, preferences, { at: mailAt, gathering }, now);
      if (mail.at.getTime() !== mailAt.getTime() || mail.gathering !== gathering) {
        await tx.notification.updateMany({
          where: { ...place, mailedAt: null },
          data: { mailAt: mail.at, gathering: mail.gathering },
        });
        await mailLater(tx, { recipientId: userId, id, mail });
      }
    }
    if (pushAt !== null) {
      const at = afterQuiet(facts, preferences, now);
      if (at.getTime() === pushAt.getTime()) continue;
      await tx.notification.updateMany({ where: { ...place, pushedAt: null }, data: { pushAt: at } });
      await pushLater(tx, { recipientId: userId, workspaceId, noticeId: id }, at);
    }
  }
}

type Waiting = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
  readonly kind: string;
  /** null: no mail waits */
  readonly mailAt: Date | null;
  readonly gathering: string | null;
  /** null: no push waits */
  readonly pushAt: Date | null;
};

/** Locks what is unread and not due yet. Only of their present work: for any other, nobody may read their preferences. */
async function findWaiting(tx: Tx, userId: string, now: Date): Promise<readonly Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT n.workspace_id AS "workspaceId", n.id, n.engagement_id AS "engagementId", n.kind, n.gathering,
           CASE WHEN n.mailed_at IS NULL AND n.mail_at > ${now} THEN n.mail_at END AS "mailAt",
           CASE WHEN n.pushed_at IS NULL AND n.push_at > ${now} THEN n.push_at END AS "pushAt"
    FROM notifications n
    WHERE n.recipient_id = ${userId}::uuid AND n.read_at IS NULL
      AND ((n.mailed_at IS NULL AND n.mail_at > ${now}) OR (n.pushed_at IS NULL AND n.push_at > ${now}))
      AND (n.workspace_id = ANY (app.staff_of()) OR n.engagement_id = ANY (app.engaged_in()))
    ORDER BY n.created_at, n.id
    FOR UPDATE OF n`;
}
