import { z } from 'zod';
import { ClauseParts, fillClauses } from '@/lib/agreements/clause-texts.queries';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { titles } from '@/lib/threads/conversations.queries';
import { type Asked, KINDS, type Kind } from './asking.rules';
import { excerptOf, markedLine, type Piece } from './excerpt.rules';

/** Something that can be found. */
export type Entry = {
  readonly workspaceId: string;
  readonly id: string;
  readonly kind: Kind;
  readonly at: Date;
};

const Row = z.object({
  workspaceId: z.string(),
  id: z.string(),
  kind: z.enum(KINDS),
  title: z.string(),
  text: z.string(),
  /** what it belongs to, when that is something else: a message's brief, a clause's agreement */
  about: z.object({ kind: z.string(), id: z.string(), title: z.string().nullable() }).nullable(),
  /** the assistant whom it is shared with, for a message who wrote it; of a playbook nobody */
  who: z.string().nullable(),
  business: z.string(),
  /** of a clause, by which a link lands on it */
  clauseKey: z.string().nullable(),
  clause: ClauseParts.nullable().default(null),
  state: z.enum(BRIEF_STATES).nullable(),
});

/** Something that was found, as a page shows it: where it is, and its words with what was looked for marked in them. */
export type Found = Omit<z.infer<typeof Row>, 'title' | 'text' | 'clause'> & {
  readonly at: Date;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
};

/** Of each text so many letters are looked through for an excerpt. */
const MOST_READ = 50_000;

/**
 * Reads what was found from where it is kept, under the policies of those tables: what isn't to be seen there isn't shown,
 * and of an agreement only what its newest version says that the person may see.
 */
export async function showEntries(
  tx: Tx,
  entries: readonly Entry[],
  asked: Asked,
): Promise<readonly Found[]> {
  const rows = new Map<string, z.infer<typeof Row>>();
  for (const kind of KINDS) for (const row of await readKind(tx, kind, entries)) rows.set(row.id, row);
  const clauses = [...rows.values()].flatMap(({ clause, ...row }) => (clause ? [{ ...row, clause }] : []));
  const filled = await fillClauses(tx, clauses);
  return entries.flatMap(({ id, at }) => {
    const row = rows.get(id);
    if (!row) return [];
    const { title, text, clause: _, ...rest } = row;
    const excerpt = excerptOf(filled.get(id) ?? text, asked);
    return [{ ...rest, at, title: markedLine(title, asked), excerpt }];
  });
}

async function readKind(tx: Tx, kind: Kind, entries: readonly Entry[]) {
  const these = entries.filter((entry) => entry.kind === kind);
  if (these.length === 0) return [];
  const ids = these.map(({ id }) => id);
  const workspaces = these.map(({ workspaceId }) => workspaceId);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT f.workspace_id AS "workspaceId", f.id, ${kind} AS kind, ${READ[kind].columns}, w.name AS business
    FROM unnest(${workspaces}::uuid[], ${ids}::uuid[]) AS f (workspace_id, id)
    JOIN workspaces w ON w.id = f.workspace_id ${READ[kind].from}`;
  return z.array(Row).parse(rows);
}

type Reading = { readonly columns: Sql; readonly from: Sql };

/** Whether a version `v` of an agreement is the newest that the reader may see. */
const isNewest = sql`NOT EXISTS (SELECT 1 FROM agreement_versions later WHERE later.workspace_id = v.workspace_id
  AND later.agreement_id = v.agreement_id AND later.number > v.number)`;

/** Whether an entry `e` is shown at all: of an agreement's clauses those that no newer version has taken the place of. */
export const isShown = sql`(e.kind <> 'clause' OR EXISTS (SELECT 1 FROM agreement_clauses c
  JOIN agreement_versions v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
  WHERE c.workspace_id = e.workspace_id AND c.id = e.id AND ${isNewest}))`;

const assistant = sql`(SELECT coalesce(u.name, e.assistant_name) FROM engagements e LEFT JOIN users u ON u.id = e.assistant_user_id
  WHERE e.workspace_id = t.workspace_id AND e.id = t.engagement_id)`;
const none = sql`NULL::text AS "clauseKey", NULL::text AS state`;

/** Each kind from its own table `t`. */
const READ: Readonly<Record<Kind, Reading>> = {
  brief: {
    columns: sql`t.title, left(app.text_of_brief(t.workspace_id, t.id), ${MOST_READ}) AS text, NULL::json AS about,
      ${assistant} AS who, NULL::text AS "clauseKey", t.state::text AS state`,
    from: sql`JOIN briefs t ON t.workspace_id = f.workspace_id AND t.id = f.id`,
  },
  message: {
    columns: sql`'' AS title, left(t.body, ${MOST_READ}) AS text, ${none},
      (SELECT coalesce(u.name, 'Someone who has left') FROM (SELECT t.author_id) AS a (id) LEFT JOIN users u ON u.id = a.id) AS who,
      (SELECT json_build_object('kind', t.subject, 'id', t.subject_id, 'title', CASE WHEN t.subject <> 'engagement' THEN ${titles()} END)
        FROM threads t WHERE t.workspace_id = c.workspace_id AND t.id = c.id) AS about`,
    from: sql`JOIN messages t ON t.workspace_id = f.workspace_id AND t.id = f.id
      JOIN threads c ON c.workspace_id = t.workspace_id AND c.id = t.thread_id`,
  },
  clause: {
    columns: sql`t.heading AS title, left(t.body, ${MOST_READ}) AS text, t.key AS "clauseKey", NULL::text AS state,
      ${assistant} AS who, json_build_object('kind', 'agreement', 'id', a.id, 'title', a.title) AS about,
      json_build_object('versionId', v.id, 'business', w.name, 'businessZone', w.time_zone, 'assistant', ${assistant},
        'assistantZone', (SELECT u.time_zone FROM engagements e JOIN users u ON u.id = e.assistant_user_id
          WHERE e.workspace_id = t.workspace_id AND e.id = t.engagement_id)) AS clause`,
    from: sql`JOIN agreement_clauses t ON t.workspace_id = f.workspace_id AND t.id = f.id
      JOIN agreement_versions v ON v.workspace_id = t.workspace_id AND v.id = t.version_id
      JOIN agreements a ON a.workspace_id = v.workspace_id AND a.id = v.agreement_id
        AND ${isNewest}`,
  },
  playbook: {
    columns: sql`t.name AS title, ${none}, NULL::text AS who, NULL::json AS about,
      left((SELECT app.text_of_playbook(v.content) FROM playbook_versions v WHERE v.workspace_id = t.workspace_id
        AND v.playbook_id = t.id ORDER BY v.number DESC LIMIT 1), ${MOST_READ}) AS text`,
    from: sql`JOIN playbooks t ON t.workspace_id = f.workspace_id AND t.id = f.id`,
  },
  file: {
    columns: sql`t.name AS title, '' AS text, ${none}, ${assistant} AS who, (
      SELECT json_build_object('kind', 'brief', 'id', b.id, 'title', b.title) FROM briefs b
      WHERE b.workspace_id = t.workspace_id AND b.id = (
        SELECT brief_id FROM brief_files p WHERE p.workspace_id = t.workspace_id AND p.file_id = t.id
        UNION ALL SELECT brief_id FROM delivery_items i WHERE i.workspace_id = t.workspace_id AND i.file_id = t.id
        UNION ALL SELECT c.subject_id FROM message_files m JOIN threads c ON c.workspace_id = m.workspace_id AND c.id = m.thread_id
          WHERE m.workspace_id = t.workspace_id AND m.file_id = t.id AND c.subject = 'brief' LIMIT 1)) AS about`,
    from: sql`JOIN files t ON t.workspace_id = f.workspace_id AND t.id = f.id`,
  },
};
