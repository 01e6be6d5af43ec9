import { z } from 'zod';
import { type EngagementRef, readAs, sql } from '@/lib/platform/tenancy';

/** How many are listed; an older one differs from a new one only by its date. */
const MOST_SHOWN = 5;

const Evidence = z.array(
  z.object({
    id: z.string(),
    askedAt: z.coerce.date(),
    sealedAt: z.coerce.date().nullable(),
    /** the sealed copies without which it can't be made, since they are missing from the storage; null: it can be */
    lacks: z.array(z.string()).nullable(),
    /** null while it is being made */
    file: z.object({ id: z.string(), name: z.string(), sizeBytes: z.number() }).nullable(),
  }),
);
export type Evidence = z.infer<typeof Evidence>;

/**
 * @returns the evidence files that somebody has asked for in an engagement, newest first. Only they see them. One
 * query.
 */
export async function listEvidence(
  userId: string,
  { workspaceId, engagementId }: EngagementRef,
): Promise<Evidence> {
  const found = await readAs(
    userId,
    sql`
    SELECT coalesce(json_agg(json_build_object('id', e.id, 'askedAt', e.asked_at, 'sealedAt', e.sealed_at,
      'lacks', to_json(string_to_array(e.lacks, E'\\n')), 'file',
      CASE WHEN f.id IS NULL THEN NULL
           ELSE json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes) END) ORDER BY e.asked_at DESC), '[]')
    FROM (SELECT * FROM evidence_files
          WHERE workspace_id = ${workspaceId}::uuid AND engagement_id = ${engagementId}::uuid
            AND asked_by_id = ${userId}::uuid
          ORDER BY asked_at DESC LIMIT ${MOST_SHOWN}) AS e
    LEFT JOIN files f ON f.workspace_id = e.workspace_id AND f.id = e.file_id`,
  );
  return Evidence.parse(found);
}
