import { z } from 'zod';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import { cleanLine } from '@/lib/platform/actions/text';
import { readAs, type Sql, sql } from '@/lib/platform/tenancy';

const Found = z.object({
  briefs: z.array(
    z.object({
      workspaceId: z.string(),
      id: z.string(),
      title: z.string(),
      state: z.enum(BRIEF_STATES),
      /** the assistant for the owner's side, the business for the assistant */
      with: z.string(),
    }),
  ),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  agreements: z.array(
    z.object({ workspaceId: z.string(), id: z.string(), title: z.string(), with: z.string() }),
  ),
});

/** Results by name, a few of each. `people` are assistants for the owner's side, businesses for the assistant. */
export type FoundByName = z.infer<typeof Found>;

const MOST_FOUND = 6;
/** How many titles with the longest word are checked for the others: the search never reads a whole past. */
const MOST_LOOKED_AT = 1_000;
/** and per engagement, if there are many */
const MOST_LOOKED_AT_EACH = 100;
/** Assistants and agreements are few; this many of the newest are checked. */
const MOST_NAMES = 500;
const MOST_LETTERS = 100;

/**
 * Finds briefs, assistants and agreements of one business by the beginnings of words in their names, newest first; an
 * empty query gives the newest briefs. Briefs use an index of words, the rest is bounded. One statement.
 */
export async function findInWorkspace(
  userId: string,
  workspaceId: string,
  text: string,
): Promise<FoundByName> {
  const line = cleanLine(text).slice(0, MOST_LETTERS);
  const words = sql`SELECT w.workspace_id, w.brief_id FROM brief_words w
    WHERE w.workspace_id = ${workspaceId}::uuid AND ${beginsWithLongest}
    ORDER BY w.word, w.brief_id DESC LIMIT ${MOST_LOOKED_AT}`;
  const newest = sql`SELECT b.workspace_id, b.id FROM briefs b WHERE b.workspace_id = ${workspaceId}::uuid
    ORDER BY b.id DESC LIMIT ${MOST_FOUND}`;
  const named = sql`SELECT e.id, e.workspace_id, e.state, coalesce(u.name, e.assistant_name) AS name
    FROM engagements e LEFT JOIN users u ON u.id = e.assistant_user_id WHERE e.workspace_id = ${workspaceId}::uuid`;
  return find(userId, {
    asked: line,
    briefs: line.trim() === '' ? newest : words,
    briefWith: sql`(SELECT coalesce(u.name, e.assistant_name) FROM engagements e LEFT JOIN users u ON u.id = e.assistant_user_id
      WHERE e.workspace_id = b.workspace_id AND e.id = b.engagement_id)`,
    people: sql`SELECT n.id, n.name FROM (${named} ORDER BY e.id DESC LIMIT ${MOST_NAMES}) AS n
      WHERE ${allBegin(sql`n.name`)} ORDER BY n.state = 'ended', n.name`,
    agreements: sql`SELECT a.workspace_id, a.id, a.title, n.name AS with
      FROM agreements a JOIN (${named}) AS n ON n.id = a.engagement_id
      WHERE a.workspace_id = ${workspaceId}::uuid`,
  });
}

/** As `findInWorkspace`, for an assistant over all businesses they work with; drafts are not theirs to find. */
export async function findInInbox(userId: string, text: string): Promise<FoundByName> {
  const line = cleanLine(text).slice(0, MOST_LETTERS);
  const words = sql`SELECT w.workspace_id, w.brief_id FROM unnest(app.engaged_in()) AS mine (id) CROSS JOIN LATERAL (
      SELECT w.workspace_id, w.brief_id FROM brief_words w WHERE w.engagement_id = mine.id AND ${beginsWithLongest}
      ORDER BY w.word, w.brief_id DESC LIMIT ${MOST_LOOKED_AT_EACH}) AS w`;
  const newest = sql`SELECT n.workspace_id, n.id FROM engagements e CROSS JOIN LATERAL (
      SELECT b.workspace_id, b.id FROM briefs b WHERE b.workspace_id = e.workspace_id AND b.engagement_id = e.id
      ORDER BY b.id DESC LIMIT ${MOST_FOUND}) AS n WHERE e.assistant_user_id = ${userId}::uuid`;
  return find(userId, {
    asked: line,
    briefs: line.trim() === '' ? newest : words,
    briefWith: sql`(SELECT w.name FROM workspaces w WHERE w.id = b.workspace_id)`,
    people: sql`SELECT w.id, w.name FROM workspaces w
      WHERE w.id IN (SELECT e.workspace_id FROM engagements e
        WHERE e.assistant_user_id = ${userId}::uuid AND e.id = ANY ((SELECT app.engaged_in())::uuid[]))
        AND ${allBegin(sql`w.name`)} ORDER BY w.name`,
    agreements: sql`SELECT a.workspace_id, a.id, a.title, w.name AS with
      FROM agreements a JOIN workspaces w ON w.id = a.workspace_id
      WHERE a.engagement_id = ANY ((SELECT app.engaged_in())::uuid[])`,
  });
}

type Places = {
  readonly asked: string;
  /** ids of briefs whose titles have the longest word, or the newest ones */
  readonly briefs: Sql;
  readonly briefWith: Sql;
  readonly people: Sql;
  readonly agreements: Sql;
};

const beginsWithLongest = sql`w.word >= (SELECT word FROM longest) AND w.word < app.after_prefix((SELECT word FROM longest))`;

/** @returns whether every search word begins a word of a name. */
function allBegin(name: Sql): Sql {
  return sql`NOT EXISTS (SELECT 1 FROM asked WHERE NOT EXISTS (
    SELECT 1 FROM unnest(app.words_of(${name})) AS part (word)
    WHERE part.word COLLATE "C" >= asked.word AND part.word COLLATE "C" < app.after_prefix(asked.word)))`;
}

async function find(userId: string, places: Places): Promise<FoundByName> {
  const query = sql`
    WITH asked AS MATERIALIZED (SELECT word FROM unnest(app.words_of(${places.asked})) AS given (word)),
      longest AS MATERIALIZED (SELECT word FROM asked ORDER BY length(word) DESC LIMIT 1)
    SELECT json_build_object(
      'briefs', (SELECT coalesce(json_agg(json_build_object('workspaceId', f.workspace_id, 'id', f.id, 'title', f.title,
          'state', f.state, 'with', f.with_whom)), '[]') FROM (
        SELECT b.workspace_id, b.id, b.title, b.state, ${places.briefWith} AS with_whom
        FROM (SELECT DISTINCT * FROM (${places.briefs}) AS named) AS named (workspace_id, id)
        JOIN briefs b ON b.workspace_id = named.workspace_id AND b.id = named.id
        WHERE NOT EXISTS (SELECT 1 FROM asked WHERE NOT EXISTS (
            SELECT 1 FROM brief_words t WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id
              AND t.word >= asked.word AND t.word < app.after_prefix(asked.word)))
        ORDER BY b.state_changed_at DESC, b.id DESC LIMIT ${MOST_FOUND}) AS f),
      'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)), '[]') FROM (
        SELECT * FROM (${places.people}) AS p WHERE EXISTS (SELECT 1 FROM asked) LIMIT ${MOST_FOUND}) AS p),
      'agreements', (SELECT coalesce(json_agg(json_build_object('workspaceId', g.workspace_id, 'id', g.id,
          'title', g.title, 'with', g.with)), '[]') FROM (
        SELECT * FROM (${places.agreements} ORDER BY a.state_changed_at DESC LIMIT ${MOST_NAMES}) AS g
        WHERE EXISTS (SELECT 1 FROM asked) AND ${allBegin(sql`g.title || ' ' || g.with`)} LIMIT ${MOST_FOUND}) AS g))`;
  return Found.parse(await readAs(userId, query));
}
