import type pg from 'pg';

/** @returns a moment in the order of transactions: whatever is written from now on has at least this `xmin`. */
export async function sinceNow(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ now: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS now',
  );
  return rows[0]?.now ?? '';
}

/**
 * @param owner a connection that row level security doesn't bind
 * @returns what was left since then for others to read: `notes` an event in the audit log, `tells` somebody by a notice,
 * `settles` a notice that they had, and `mails` without one. When the mail of a notice leaves depends on the time of day,
 * so it isn't named.
 */
export async function tracesSince(owner: pg.Client, since: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ trace: string }>(
    `WITH notices AS (SELECT * FROM notifications WHERE xmin::text::bigint >= $1)
     SELECT 'notes ' || action AS trace FROM audit_events WHERE xmin::text::bigint >= $1
     UNION
     SELECT concat_ws(' ', CASE WHEN n.read_at IS NULL THEN 'tells' ELSE 'settles' END, coalesce(m.role::text, n.side::text), n.kind)
     FROM notices n LEFT JOIN memberships m ON (m.workspace_id, m.user_id) = (n.workspace_id, n.recipient_id)
     UNION
     SELECT concat_ws(' ', 'mails', coalesce(m.role::text, 'somebody'), a.kind)
     FROM mails a LEFT JOIN memberships m ON (m.workspace_id, m.user_id) = (a.workspace_id, a.recipient_user_id)
     WHERE a.xmin::text::bigint >= $1 AND a.kind <> ALL (SELECT kind FROM notices)
     ORDER BY 1`,
    [since],
  );
  return rows.map(({ trace }) => trace);
}
