import { z } from 'zod';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';

/** A brief, or a playbook. */
type PaperRef = { readonly workspaceId: string; readonly id: string };

/** One of the person's files that is uploading, or waits to be used. */
export const WaitingUpload = z.object({
  id: z.string(),
  /** null: it is for a draft, a playbook, or a message */
  deliverableId: z.string().nullable(),
  name: z.string(),
  sizeBytes: z.number(),
  receivedBytes: z.number(),
  isWhole: z.boolean(),
  /** its last change according to the browser, in milliseconds since 1970 */
  modifiedAt: z
    .string()
    .transform((at) => Date.parse(at))
    .nullable(),
});
export type WaitingUpload = Readonly<z.infer<typeof WaitingUpload>>;

/**
 * @returns the query of the person's own uploads to a brief, in the order they were begun, for a page's own statement.
 */
export function waitingUploadsQuery(brief: PaperRef, now: Date): Sql {
  return uploadsQuery(isFor(sql`u.brief_id`, brief), now);
}

/**
 * @returns the person's own uploads into a draft, which may not be saved yet, in the order they were begun. One query.
 */
export async function listUploadsIntoDraft(
  tx: Tx,
  draft: PaperRef,
  now: Date,
): Promise<readonly WaitingUpload[]> {
  return listed(tx, uploadsIntoDraftQuery(draft, now));
}

/** @returns the query of the same, for a page's own statement. */
export function uploadsIntoDraftQuery(draft: PaperRef, now: Date): Sql {
  return uploadsQuery(isFor(sql`u.draft_of`, draft), now);
}

/**
 * @returns the person's own uploads into a playbook, which may not be saved yet, in the order they were begun. One
 * query.
 */
export async function listUploadsIntoPlaybook(
  tx: Tx,
  playbook: PaperRef,
  now: Date,
): Promise<readonly WaitingUpload[]> {
  return listed(tx, uploadsQuery(isFor(sql`u.playbook_of`, playbook), now));
}

/** @returns the query of the person's own uploads for a message they are writing, for the thread `t` of a statement. */
export function uploadsWithMessageQuery(now: Date): Sql {
  return uploadsQuery(sql`u.workspace_id = t.workspace_id AND u.thread_id = t.id`, now);
}

async function listed(tx: Tx, query: Sql): Promise<readonly WaitingUpload[]> {
  const [row] = await tx.$queryRaw<{ uploads: unknown }[]>`SELECT (${query}) AS uploads`;
  return z.array(WaitingUpload).parse(row?.uploads);
}

function isFor(goal: Sql, { workspaceId, id }: PaperRef): Sql {
  return sql`u.workspace_id = ${workspaceId}::uuid AND ${goal} = ${id}::uuid`;
}

function uploadsQuery(isThere: Sql, now: Date): Sql {
  return sql`
    SELECT coalesce(json_agg(json_build_object(
      'id', u.id, 'deliverableId', u.deliverable_id, 'name', u.name, 'sizeBytes', u.size_bytes,
      'receivedBytes', u.received_bytes, 'isWhole', u.arrived_at IS NOT NULL, 'modifiedAt', u.modified_at)
      ORDER BY u.begun_at, u.id), '[]')
    FROM uploads u
    WHERE ${isThere} AND u.expires_at > ${now}`;
}
