import { z } from 'zod';
import { ClauseParts, fillClauses } from '@/lib/agreements/document/clause-texts.queries';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { sql, type Tx } from '@/lib/platform/tenancy';
import { excerptOf, inOneLine, markedLine, type Piece } from './excerpt.rules';
import { KINDS, type Kind, type SearchQuery } from './query.rules';
import { READINGS } from './readings';

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
  kind: z.custom<Kind>((kind) => KINDS.some((known) => known === kind)),
  engagementId: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  /** what it belongs to, if that is something else: a message's brief, a clause's agreement */
  about: z.object({ kind: z.string(), id: z.string(), title: z.string().nullable() }).nullable(),
  /** the assistant it is shared with; for a message, who wrote it; nobody for a playbook */
  who: z.string().nullable(),
  business: z.string(),
  /** where it is on its page: a clause by its key, a week by its Monday, a part of an evaluation by its name */
  spot: z.string().nullable(),
  /** which side of an evaluation it is */
  side: z.enum(['owner', 'assistant']).nullable(),
  clause: ClauseParts.nullable(),
  state: z.enum(BRIEF_STATES).nullable(),
});

/** A result, as a page shows it: where it is, and its text with the matches marked. */
export type Found = Omit<z.infer<typeof Row>, 'title' | 'text' | 'clause'> & {
  readonly at: Date;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
};

/** How much of each text is searched for an excerpt. */
const MOST_READ = 50_000;

/**
 * Reads results from their own tables, under those tables' policies: what may not be seen there isn't shown, and an
 * agreement only in the newest version that the person may see.
 */
export async function showEntries(
  tx: Tx,
  entries: readonly Entry[],
  query: SearchQuery,
): Promise<readonly Found[]> {
  const rows = new Map<string, z.infer<typeof Row>>();
  for (const kind of KINDS) for (const row of await readKind(tx, kind, entries)) rows.set(keyOf(row), row);
  const clauses = [...rows.values()].flatMap(({ clause, ...row }) => (clause ? [{ ...row, clause }] : []));
  const filled = await fillClauses(tx, clauses);
  return entries.flatMap((entry) => {
    const row = rows.get(keyOf(entry));
    if (!row) return [];
    const { title, text, clause: _, ...rest } = row;
    const body = withoutTitle(filled.get(entry.id) ?? text, title);
    const excerpt = excerptOf(inOneLine(body), query);
    return [{ ...rest, at: entry.at, title: markedLine(title, query), excerpt }];
  });
}

/** An evaluation and its owner's calculation share an id. */
function keyOf({ kind, id }: Pick<Entry, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/**
 * A title that is the first line of the searched text is already shown above its excerpt. What somebody wrote may begin with the
 * title's word all the same, or with a word that begins so.
 */
function withoutTitle(text: string, title: string): string {
  if (text === title) return '';
  return text.startsWith(`${title}\n`) ? text.slice(title.length) : text;
}

async function readKind(tx: Tx, kind: Kind, entries: readonly Entry[]) {
  const these = entries.filter((entry) => entry.kind === kind);
  if (these.length === 0) return [];
  const ids = these.map(({ id }) => id);
  const workspaces = these.map(({ workspaceId }) => workspaceId);
  const { view, from, ...read } = READINGS[kind];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT v.workspace_id AS "workspaceId", v.id, ${kind} AS kind, v.engagement_id AS "engagementId", w.name AS business,
      ${read.title ?? sql`''`} AS title, left(v.text, ${MOST_READ}) AS text, ${read.about ?? sql`NULL::json`} AS about,
      ${read.who ?? sql`NULL::text`} AS who, ${read.spot ?? sql`NULL::text`} AS spot, ${read.side ?? sql`NULL::text`} AS side,
      ${read.state ?? sql`NULL::text`} AS state, ${read.clause ?? sql`NULL::json`} AS clause
    FROM unnest(${workspaces}::uuid[], ${ids}::uuid[]) AS f (workspace_id, id)
    JOIN ${view} v ON v.workspace_id = f.workspace_id AND v.id = f.id
    JOIN workspaces w ON w.id = v.workspace_id ${from}`;
  return z.array(Row).parse(rows);
}
