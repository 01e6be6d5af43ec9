import { z } from 'zod';
import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';
import { type Sql, sql } from '@/lib/platform/tenancy';

/** The rows of a table that a list covers. */
export type PageQuery = {
  /** the business whose rows they are; null: all that the person assists */
  readonly workspaceId: string | null;
  readonly engagementId: string | null;
  /** the last id of the previous page; continues after it */
  readonly after: string | null;
  readonly limit: number;
};

/**
 * Pages through a table shared by two sides by its ids, newest first: along a business's key, or along each
 * engagement's.
 * @param narrowed further conditions on the rows `r`, beginning with AND; a filter that isn't used isn't in the
 * statement, which is planned once for all values
 * @returns the query of a page, and of one row more if there is another.
 */
export function newestFirstQuery(
  table: Sql,
  { workspaceId, engagementId, after, limit }: PageQuery,
  narrowed: Sql,
): Sql {
  const behind = after === null ? sql`` : sql`AND r.id < ${after}::uuid`;
  const page = sql`ORDER BY id DESC LIMIT ${limit + 1}`;
  if (workspaceId !== null && engagementId === null) {
    return sql`SELECT r.* FROM ${table} r WHERE r.workspace_id = ${workspaceId}::uuid ${behind} ${narrowed} ${page}`;
  }
  return sql`
    SELECT r.* FROM engagements e CROSS JOIN LATERAL (
      SELECT * FROM ${table} r WHERE r.workspace_id = e.workspace_id AND r.engagement_id = e.id ${behind} ${narrowed} ${page}) AS r
    WHERE ${engagementsCovered(workspaceId, engagementId)} ${page}`;
}

/** Identifies one row, wherever the token's person may see it. */
export type RowRef = Pick<PageQuery, 'workspaceId'> & { readonly id: string };

/**
 * @returns the query of one row of such a table; empty if it isn't there, or isn't theirs. @param narrowed as for
 * `newestFirstQuery`
 */
export function oneRowQuery(table: Sql, { workspaceId, id }: RowRef, narrowed = sql``): Sql {
  const walk = { workspaceId, engagementId: null, after: null, limit: 1 };
  return newestFirstQuery(table, walk, sql`${narrowed} AND r.id = ${id}::uuid`);
}

/** @returns which engagements `e` a list covers. */
export function engagementsCovered(workspaceId: string | null, engagementId: string | null): Sql {
  return sql`${workspaceId === null ? sql`true` : sql`e.workspace_id = ${workspaceId}::uuid`}
    ${engagementId === null ? sql`` : sql`AND e.id = ${engagementId}::uuid`}`;
}

/** A row's two sides. */
export const Between = {
  workspaceId: z.string(),
  business: z.string(),
  slug: z.string(),
  engagementId: z.string(),
  assistant: z.string(),
};

/**
 * What the assistant of an engagement `e` is called, whose account is `u`. Tools keep books by it, so it is in all answers as in
 * `recordedName`.
 */
export const ASSISTANT_NAMED = sql`coalesce(nullif(u.name, ${NAME_OF_NOBODY}), e.assistant_name)`;

/** What `Between` reads, as part of a JSON object, from rows joined by `WITH_SIDES`. */
export const BETWEEN = sql`'workspaceId', w.id, 'business', w.name, 'slug', w.slug, 'engagementId', e.id,
  'assistant', ${ASSISTANT_NAMED}`;

/** Joins the business and the assistant of rows `r`. */
export const WITH_SIDES = sql`
  JOIN workspaces w ON w.id = r.workspace_id
  JOIN engagements e ON e.workspace_id = r.workspace_id AND e.id = r.engagement_id
  LEFT JOIN users u ON u.id = e.assistant_user_id`;
