import { z } from 'zod';
import { checkOfFile, FileCheck } from '@/lib/platform/files/checks';
import { sql } from '@/lib/platform/tenancy';
import { REVIEW_OUTCOMES, UNMET_CAUSES } from './criteria.rules';

const Instant = z.coerce.date();

const DeliveredFile = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  contentType: z.string(),
  sha256: z.string(),
  check: FileCheck.nullish(),
});

const DeliveryItem = z.object({
  id: z.string(),
  deliverableId: z.string(),
  note: z.string(),
  link: z.string().nullable(),
  file: DeliveredFile.nullable(),
});

/** A criterion as a delivery or its review mentions it, in its wording of the time: it may have been retired since. */
const NamedCriterion = z.object({
  criterionId: z.string(),
  criterion: z.string(),
  deliverableId: z.string(),
});

/** A criterion that the assistant says is met; `note` says how, and may be empty. */
const MetCriterion = NamedCriterion.extend({ note: z.string() });

const Review = z.object({
  id: z.string(),
  outcome: z.enum(REVIEW_OUTCOMES),
  note: z.string(),
  deliveryHash: z.string(),
  reviewedAt: Instant,
  /** who answered it or took it back; null when nobody answered, and the agreement approves by itself */
  reviewedBy: z.string().nullable(),
  byAgreement: z.boolean(),
  unmet: z.array(NamedCriterion.extend({ reason: z.string(), cause: z.enum(UNMET_CAUSES) })),
});

/** A delivery with its review, as `deliveriesAsJson` reads it. */
export const Delivery = z.object({
  id: z.string(),
  number: z.number(),
  note: z.string(),
  deliveredAt: Instant,
  deliveredBy: z.string(),
  deliveredById: z.string(),
  /** from when it counts as approved without an answer; null: never */
  countsAsApprovedAt: Instant.nullable(),
  items: z.array(DeliveryItem),
  met: z.array(MetCriterion),
  review: Review.nullable(),
});

/**
 * A brief's deliveries, oldest first, as a value in the query that reads a whole brief: there `b` is the brief, `w` its
 * workspace and `e` its engagement.
 */
export const deliveriesAsJson = sql`coalesce((
  SELECT json_agg(json_build_object(
      'id', y.id, 'number', y.number, 'note', y.note, 'deliveredAt', y.delivered_at,
      'deliveredById', y.delivered_by_id, 'countsAsApprovedAt', y.counts_as_approved_at, 'deliveredBy', coalesce(deliverer.name, e.assistant_name),
      'items', coalesce((
        SELECT json_agg(json_build_object('id', i.id, 'deliverableId', i.deliverable_id, 'note', i.note,
            'link', i.link, 'file', CASE WHEN f.id IS NULL THEN NULL ELSE
              json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes,
                'contentType', f.content_type, 'sha256', f.sha256, 'check', ${checkOfFile}) END
          ) ORDER BY d.position, i.id)
        FROM delivery_items i
        JOIN deliverables d ON d.workspace_id = i.workspace_id AND d.brief_id = i.brief_id AND d.id = i.deliverable_id
        LEFT JOIN files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id
        WHERE i.workspace_id = y.workspace_id AND i.delivery_id = y.id), '[]'),
      'met', coalesce((
        SELECT json_agg(json_build_object('criterionId', m.criterion_id, 'criterion', c.text,
            'deliverableId', c.deliverable_id, 'note', m.note) ORDER BY m.id)
        FROM delivered_criteria m
        JOIN acceptance_criteria c ON c.workspace_id = m.workspace_id AND c.brief_id = m.brief_id AND c.id = m.criterion_id
        WHERE m.workspace_id = y.workspace_id AND m.delivery_id = y.id), '[]'),
      'review', (
        SELECT json_build_object('id', v.id, 'outcome', v.outcome, 'note', v.note, 'deliveryHash', v.delivery_hash,
          'reviewedAt', v.reviewed_at, 'byAgreement', v.by_agreement_id IS NOT NULL,
          'reviewedBy', CASE WHEN v.by_agreement_id IS NULL THEN coalesce(reviewer.name,
            CASE WHEN v.outcome = 'taken_back' THEN e.assistant_name ELSE w.name END) END,
          'unmet', coalesce((
            SELECT json_agg(json_build_object('criterionId', u.criterion_id, 'criterion', c.text,
                'deliverableId', c.deliverable_id, 'reason', u.reason, 'cause', u.cause)
              ORDER BY d.position, c.position)
            FROM unmet_criteria u
            JOIN acceptance_criteria c ON c.workspace_id = u.workspace_id AND c.brief_id = u.brief_id AND c.id = u.criterion_id
            JOIN deliverables d ON d.workspace_id = c.workspace_id AND d.brief_id = c.brief_id AND d.id = c.deliverable_id
            WHERE u.workspace_id = v.workspace_id AND u.review_id = v.id), '[]'))
        FROM reviews v LEFT JOIN users reviewer ON reviewer.id = v.reviewed_by_id
        WHERE v.workspace_id = y.workspace_id AND v.brief_id = y.brief_id AND v.delivery_id = y.id)
    ) ORDER BY y.number)
  FROM deliveries y LEFT JOIN users deliverer ON deliverer.id = y.delivered_by_id
  WHERE y.workspace_id = b.workspace_id AND y.brief_id = b.id), '[]')`;
