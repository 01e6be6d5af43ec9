import { z } from 'zod';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';
import { ASSISTANT, ENGAGEMENT, IS_SELF, MONEY, TITLE, WEEK } from './subjects.statement';
import { type AuditView, BY_ITSELF, spanOf } from './view.rules';

const Entry = z.object({
  id: z.string(),
  at: z.coerce.date(),
  /** null: the product itself */
  who: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** its title, if it has one; for what two do with each other, the other one's name */
  title: z.string().nullable(),
  /** the Monday of a week of time */
  week: z.string().nullable(),
  money: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  /** whether somebody did it to themselves */
  isSelf: z.boolean(),
  engagementId: z.string().nullable(),
  /** whose work it is about, unless they did it */
  assistant: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
});

const Person = z.object({ id: z.string(), name: z.string() });
const Found = z.object({ entries: z.array(Entry), people: z.array(Person) });

/** An action, as the log shows it. */
export type AuditEntry = z.infer<typeof Entry>;

export type AuditPage = {
  readonly entries: readonly AuditEntry[];
  /** the row after which the next page begins; null on the last one */
  readonly next: RowPlace | null;
  /** everybody who is or was in the business, by name */
  readonly people: readonly z.infer<typeof Person>[];
};

export type Reader = { readonly userId: string; readonly workspaceId: string; readonly zone: string };

export const ENTRIES_SHOWN = 50;

/**
 * Reads one page of a business's log, newest first, by keyset: page 1 and page 1000 cost the same. One statement. For
 * owners: anybody else gets an empty log, whichever page asks.
 */
export async function readAudit(reader: Reader, view: AuditView, size = ENTRIES_SHOWN): Promise<AuditPage> {
  const { userId, workspaceId } = reader;
  const { entries, people } = Found.parse(
    await readAs(
      userId,
      sql`SELECT json_build_object(
        'entries', (SELECT coalesce(json_agg(row_to_json(shown)), '[]') FROM (
          SELECT e.id, e.at, CASE WHEN e.actor_user_id IS NOT NULL THEN coalesce(u.name, 'Somebody who has left') END AS who,
                 e.action, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", g.id AS "engagementId",
                 ${ASSISTANT} AS assistant, ${TITLE} AS title, ${WEEK} AS week, ${MONEY} AS money, ${IS_SELF} AS "isSelf",
                 e.data, e.request_id AS "requestId"
          FROM (
            SELECT * FROM audit_events e
            WHERE e.workspace_id = ${workspaceId}::uuid AND ${isOwner(reader)} AND ${asked(view, reader.zone)}
            ORDER BY e.at DESC, e.id DESC LIMIT ${size + 1}) AS e
          JOIN workspaces w ON w.id = e.workspace_id
          LEFT JOIN users u ON u.id = e.actor_user_id
          LEFT JOIN engagements g ON g.workspace_id = e.workspace_id AND g.id = ${ENGAGEMENT}
          LEFT JOIN users a ON a.id = g.assistant_user_id
          ORDER BY e.at DESC, e.id DESC) AS shown),
        'people', (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id), '[]')
          FROM memberships m JOIN users u ON u.id = m.user_id
          WHERE m.workspace_id = ${workspaceId}::uuid AND ${isOwner(reader)}))`,
    ),
  );
  const shown = entries.slice(0, size);
  const last = entries.length > shown.length ? shown.at(-1) : undefined;
  return { entries: shown, next: last ? { at: last.at, id: last.id } : null, people };
}

/** Reads everything in a view, a page at a time, for a file. */
export async function* readWholeAudit(
  reader: Reader,
  view: AuditView,
  size = 1_000,
): AsyncGenerator<readonly AuditEntry[]> {
  let after: RowPlace | null = null;
  do {
    const page: AuditPage = await readAudit(reader, { ...view, after }, size);
    yield page.entries;
    after = page.next;
  } while (after !== null);
}

function isOwner({ userId, workspaceId }: Reader): Sql {
  return sql`EXISTS (SELECT 1 FROM memberships mine WHERE mine.workspace_id = ${workspaceId}::uuid
    AND mine.user_id = ${userId}::uuid AND mine.role = 'owner' AND mine.ended_at IS NULL)`;
}

function asked({ who, kind, after, ...days }: AuditView, zone: string): Sql {
  const { since, before } = spanOf(days, zone);
  return sql`true
    ${who === BY_ITSELF ? sql`AND e.actor_user_id IS NULL` : sql``}
    ${who !== null && who !== BY_ITSELF ? sql`AND e.actor_user_id = ${who}::uuid` : sql``}
    ${kind === null ? sql`` : sql`AND e.subject_kind = ${kind}`}
    ${since === null ? sql`` : sql`AND e.at >= ${since}`}
    ${before === null ? sql`` : sql`AND e.at < ${before}`}
    ${after === null ? sql`` : sql`AND (e.at, e.id) < (${after.at}, ${after.id}::uuid)`}`;
}
