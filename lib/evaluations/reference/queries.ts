import { z } from 'zod';
import { readAs, sql, withActor } from '@/lib/platform/tenancy';

/** How many are listed; an older one differs from a new one only by its date. */
const MOST_SHOWN = 5;

const Instant = z.coerce.date();

const References = z.object({
  /** whom they have worked with under an agreement, and whether that goes into a reference */
  businesses: z.array(
    z.object({
      name: z.string(),
      from: Instant,
      until: Instant.nullable(),
      allows: z.boolean(),
      /** the zone of the business: its calendar counts the days, here as in the PDF */
      zone: z.string(),
    }),
  ),
  /** what they have asked for, newest first */
  files: z.array(
    z.object({
      id: z.string(),
      askedAt: Instant,
      sealedAt: Instant.nullable(),
      droppedAt: Instant.nullable(),
      sizeBytes: z.number().nullable(),
      of: z.array(z.string()),
    }),
  ),
});
export type References = z.infer<typeof References>;

/** @returns what somebody's reference would cover, and those already made. One query. */
export async function getReferences(userId: string): Promise<References> {
  const me = sql`${userId}::uuid`;
  const found = await readAs(
    userId,
    sql`
    SELECT json_build_object(
      'businesses', (SELECT coalesce(json_agg(json_build_object('name', w.name, 'from', coalesce(e.joined_at, e.created_at),
          'until', e.ended_at, 'zone', w.time_zone, 'allows', w.allows_references) ORDER BY coalesce(e.joined_at, e.created_at), e.id), '[]')
        FROM engagements e JOIN workspaces w ON w.id = e.workspace_id
        WHERE e.assistant_user_id = ${me} AND EXISTS (SELECT 1 FROM agreements a
          WHERE a.workspace_id = e.workspace_id AND a.engagement_id = e.id AND a.in_force_at IS NOT NULL)),
      'files', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'askedAt', r.asked_at, 'sealedAt', r.sealed_at,
          'droppedAt', r.dropped_at, 'sizeBytes', r.size_bytes, 'of', coalesce((
            SELECT json_agg(w.name ORDER BY w.name) FROM reference_parts p JOIN workspaces w ON w.id = p.workspace_id
            WHERE p.reference_id = r.id), '[]')) ORDER BY r.asked_at DESC, r.id DESC), '[]')
        FROM (SELECT * FROM reference_files WHERE user_id = ${me} ORDER BY asked_at DESC, id DESC LIMIT ${MOST_SHOWN}) r))`,
  );
  return References.parse(found);
}

/** @returns a reference for download, by its person; null when it isn't there, isn't theirs or isn't made. */
export async function findReferenceFile(userId: string, id: string) {
  const found = await withActor({ kind: 'user', userId }, (tx) =>
    tx.referenceFile.findFirst({ where: { id, userId }, select: { sha256: true, sealedAt: true } }),
  );
  if (!found?.sha256 || !found.sealedAt) return null;
  return { sha256: found.sha256, name: referenceName(found.sealedAt), contentType: 'application/pdf' };
}

/** @returns a reference's file name. */
export function referenceName(sealedAt: Date): string {
  return `reference-${sealedAt.toISOString().slice(0, 10)}.pdf`;
}

const Setting = z.object({ isAllowed: z.boolean(), concernsAnybody: z.boolean() });

/**
 * @returns whether a business appears in its assistants’ references, and whether anybody has assisted it yet, for its
 * staff.
 */
export async function getReferenceSetting(userId: string, workspaceId: string) {
  const found = await readAs(
    userId,
    sql`
    SELECT json_build_object('isAllowed', w.allows_references, 'concernsAnybody', EXISTS (
      SELECT 1 FROM engagements e WHERE e.workspace_id = w.id AND e.assistant_user_id IS NOT NULL))
    FROM workspaces w WHERE w.id = ${workspaceId}::uuid`,
  );
  return Setting.parse(found);
}
