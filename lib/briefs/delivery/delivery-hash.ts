import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Tx } from '@/lib/platform/tenancy';

const HashedDelivery = z.object({
  briefId: z.string(),
  deliveryId: z.string(),
  number: z.number(),
  deliveredById: z.string(),
  deliveredAt: z.coerce.date().transform((at) => at.toISOString()),
  note: z.string(),
  items: z.array(
    z.object({
      deliverableId: z.string(),
      note: z.string(),
      link: z.string().nullable(),
      file: z.object({ name: z.string(), sizeBytes: z.number(), sha256: z.string() }).nullable(),
    }),
  ),
  /** left out when nothing was said about any criterion, as was so before one could */
  met: z.array(z.object({ criterionId: z.string(), note: z.string() })).optional(),
});

/** A delivery as it is hashed: every word, link and file of it, and nothing that can change later. */
export type HashedDelivery = z.infer<typeof HashedDelivery>;

/**
 * @returns the SHA-256 (hex) over the delivery as canonical JSON (RFC 8785), files by their own SHA-256: anybody who
 * has them can compute it again, and see which bytes a review was about.
 */
export function hashDelivery(delivery: HashedDelivery): string {
  const text = canonicalize(delivery);
  if (text === undefined) throw new Error('a delivery is always an object');
  return createHash('sha256').update(text).digest('hex');
}

type DeliveryRef = { readonly workspaceId: string; readonly briefId: string; readonly deliveryId: string };

/**
 * Reads a delivery as it is hashed. One query; the items are in the order they were written.
 * @returns null when the brief has no such delivery.
 */
export async function readHashedDelivery(tx: Tx, ref: DeliveryRef): Promise<HashedDelivery | null> {
  const [row] = await tx.$queryRaw<{ delivery: object; met: unknown }[]>`
    SELECT json_build_object('briefId', y.brief_id, 'deliveryId', y.id, 'number', y.number,
      'deliveredById', y.delivered_by_id, 'deliveredAt', y.delivered_at, 'note', y.note,
      'items', coalesce((
        SELECT json_agg(json_build_object('deliverableId', i.deliverable_id, 'note', i.note, 'link', i.link,
          'file', CASE WHEN f.id IS NULL THEN NULL ELSE
            json_build_object('name', f.name, 'sizeBytes', f.size_bytes, 'sha256', f.sha256) END) ORDER BY i.id)
        FROM delivery_items i LEFT JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
        WHERE i.workspace_id = y.workspace_id AND i.delivery_id = y.id), '[]')) AS delivery,
      (SELECT json_agg(json_build_object('criterionId', m.criterion_id, 'note', m.note) ORDER BY m.id)
       FROM delivered_criteria m WHERE m.workspace_id = y.workspace_id AND m.delivery_id = y.id) AS met
    FROM deliveries y
    WHERE y.workspace_id = ${ref.workspaceId}::uuid AND y.brief_id = ${ref.briefId}::uuid
      AND y.id = ${ref.deliveryId}::uuid`;
  if (!row) return null;
  return HashedDelivery.parse({ ...row.delivery, ...(row.met !== null && { met: row.met }) });
}
