import { z } from 'zod';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** Which rows of a table a list has. */
export type Walk = {
  /** the business whose rows they are; null: all that the person assists with */
  readonly workspaceId: string | null;
  readonly engagementId: string | null;
  /** the id that the page before ended with; it goes on from there */
  readonly after: string | null;
  readonly limit: number;
};

/**
 * Walks a table that two sides share by its ids, the newest first: along the key of a business, or along that of each engagement.
 * @param narrowed what else the rows `r` are to be, beginning with AND; what isn't asked isn't in the statement, which is
 * planned once for all values
 * @returns the query of a page, and of one row more when there is another.
 */
export function newestOf(table: Sql, { workspaceId, engagementId, after, limit }: Walk, narrowed: Sql): Sql {
  const behind = after === null ? sql`` : sql`AND r.id < ${after}::uuid`;
  const page = sql`ORDER BY id DESC LIMIT ${limit + 1}`;
  if (workspaceId !== null && engagementId === null) {
    return sql`SELECT r.* FROM ${table} r WHERE r.workspace_id = ${workspaceId}::uuid ${behind} ${narrowed} ${page}`;
  }
  return sql`
    SELECT r.* FROM engagements e CROSS JOIN LATERAL (
      SELECT * FROM ${table} r WHERE r.workspace_id = e.workspace_id AND r.engagement_id = e.id ${behind} ${narrowed} ${page}) AS r
    WHERE ${ofWhom(workspaceId, engagementId)} ${page}`;
}

/** Names one row, wherever the person of a token may see it. */
export type One = Pick<Walk, 'workspaceId'> & { readonly id: string };

/** @returns the query of one row of such a table; of none where it isn't there, or isn't theirs. @param narrowed as of `newestOf` */
export function oneOf(table: Sql, { workspaceId, id }: One, narrowed = sql``): Sql {
  const walk = { workspaceId, engagementId: null, after: null, limit: 1 };
  return newestOf(table, walk, sql`${narrowed} AND r.id = ${id}::uuid`);
}

/** @returns which engagements `e` a list is of. */
export function ofWhom(workspaceId: string | null, engagementId: string | null): Sql {
  return sql`${workspaceId === null ? sql`true` : sql`e.workspace_id = ${workspaceId}::uuid`}
    ${engagementId === null ? sql`` : sql`AND e.id = ${engagementId}::uuid`}`;
}

/** Between whom a row is. */
export const Between = {
  workspaceId: z.string(),
  business: z.string(),
  slug: z.string(),
  engagementId: z.string(),
  assistant: z.string(),
};

/** What `Between` reads, as a part of a JSON object, of rows that `WITH_SIDES` joins. */
export const BETWEEN = sql`'workspaceId', w.id, 'business', w.name, 'slug', w.slug, 'engagementId', e.id,
  'assistant', coalesce(u.name, e.assistant_name)`;

/** Joins the business and the assistant of rows `r`. */
export const WITH_SIDES = sql`
  JOIN workspaces w ON w.id = r.workspace_id
  JOIN engagements e ON e.workspace_id = r.workspace_id AND e.id = r.engagement_id
  LEFT JOIN users u ON u.id = e.assistant_user_id`;
