import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';
import type { BriefRef } from '../document.statement';

/** A file of the person's that waits to be delivered, or to arrive whole. */
export const WaitingUpload = z.object({
  id: z.string(),
  deliverableId: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  receivedBytes: z.number(),
  isWhole: z.boolean(),
  /** what the browser said of its last change, in milliseconds since 1970 */
  modifiedAt: z
    .string()
    .transform((at) => Date.parse(at))
    .nullable(),
});
export type WaitingUpload = Readonly<z.infer<typeof WaitingUpload>>;

/** @returns the query of the person's own uploads to a brief, in the order they were begun, for a page's own statement. */
export function waitingUploadsQuery({ workspaceId, id }: BriefRef, now: Date): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(
      'id', u.id, 'deliverableId', u.deliverable_id, 'name', u.name, 'sizeBytes', u.size_bytes,
      'receivedBytes', u.received_bytes, 'isWhole', u.arrived_at IS NOT NULL, 'modifiedAt', u.modified_at)
      ORDER BY u.begun_at, u.id), '[]')
    FROM uploads u
    WHERE u.workspace_id = ${workspaceId}::uuid AND u.brief_id = ${id}::uuid AND u.expires_at > ${now}`;
}
