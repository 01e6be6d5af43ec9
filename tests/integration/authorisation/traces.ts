import type pg from 'pg';

type Moment = { readonly xmin: string; readonly unread: readonly string[] };

/**
 * @returns a moment in the order of transactions: whatever is written from now on has at least its `xmin`; and the notices
 * that were there by then, whose mail may be planned anew without anybody being told anything.
 */
export async function sinceNow(owner: pg.Client): Promise<Moment> {
  const { rows } = await owner.query<Moment>(
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xmin,
       ARRAY(SELECT id::text FROM notifications WHERE read_at IS NULL) AS unread`,
  );
  const [moment] = rows;
  if (!moment) throw new Error('the database told no moment');
  return moment;
}

/**
 * @param owner a connection that row level security doesn't bind
 * @returns what was left since then for others to read: `notes` an event in the audit log, `tells` somebody by a notice,
 * `settles` a notice that they had, and `mails` without one. When the mail of a notice leaves depends on the time of day,
 * so it isn't named.
 */
export async function tracesSince(owner: pg.Client, { xmin, unread }: Moment): Promise<readonly string[]> {
  const { rows } = await owner.query<{ trace: string }>(
    `WITH notices AS (
       SELECT * FROM notifications
       WHERE xmin::text::bigint >= $1 AND (read_at IS NOT NULL OR id::text <> ALL ($2))
     )
     SELECT 'notes ' || action AS trace FROM audit_events WHERE xmin::text::bigint >= $1
     UNION
     SELECT concat_ws(' ', CASE WHEN n.read_at IS NULL THEN 'tells' ELSE 'settles' END, coalesce(m.role::text, n.side::text), n.kind)
     FROM notices n LEFT JOIN memberships m ON (m.workspace_id, m.user_id) = (n.workspace_id, n.recipient_id)
     UNION
     SELECT concat_ws(' ', 'mails', coalesce(m.role::text, 'somebody'), a.kind)
     FROM mails a LEFT JOIN memberships m ON (m.workspace_id, m.user_id) = (a.workspace_id, a.recipient_user_id)
     WHERE a.xmin::text::bigint >= $1 AND a.kind <> ALL (SELECT kind FROM notices)
     ORDER BY 1`,
    [xmin, unread],
  );
  return rows.map(({ trace }) => trace);
}
