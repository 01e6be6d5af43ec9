import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import type { PayPeriod } from './periods.rules';

/** @returns the ids of the agreements that govern days of a period: more than one where an amendment takes over in it. */
export async function governingIn(
  tx: Tx,
  { workspaceId, engagementId }: EngagementRef,
  { from, until }: PayPeriod,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT DISTINCT app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, day::date) AS id
    FROM generate_series(${from}::date, ${until}::date, interval '1 day') AS s (day)`;
  return rows.flatMap(({ id }) => id ?? []);
}

/** @returns the consecutive days of a period on which an agreement governed, and whether it still does afterwards. */
export async function governed(
  tx: Tx,
  { workspaceId, engagementId, agreementId }: EngagementRef & { readonly agreementId: string },
  { from, until }: PayPeriod,
) {
  const [row] = await tx.$queryRaw<
    { zone: string; first: string | null; last: string | null; goesOn: boolean }[]
  >`
    SELECT w.time_zone AS zone, d.first::text, d.last::text,
           app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, ${until}::date + 1)
             IS NOT DISTINCT FROM ${agreementId}::uuid AS "goesOn"
    FROM workspaces w, LATERAL (
      SELECT min(day)::date AS first, max(day)::date AS last
      FROM generate_series(${from}::date, ${until}::date, interval '1 day') AS s (day)
      WHERE app.agreement_on(${workspaceId}::uuid, ${engagementId}::uuid, day::date) = ${agreementId}::uuid) AS d
    WHERE w.id = ${workspaceId}::uuid`;
  if (!row) throw new Error('an agreement belongs to a business');
  const { zone, first, last, goesOn } = row;
  return { zone, goesOn, days: first !== null && last !== null ? { from: first, until: last } : null };
}
