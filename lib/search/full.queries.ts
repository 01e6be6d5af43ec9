import { now } from '@/lib/platform/clock';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { type ActorAccess, type Sql, sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import {
  GROUPS,
  type Group,
  groupOf,
  hasTerms,
  KINDS,
  type Kind,
  kindsOf,
  parseQuery,
  type SearchQuery,
  type Span,
  spansFrom,
} from './query.rules';
import { isShown } from './readings';
import { type Entry, type Found, showEntries } from './showing.queries';

export type Wanted = {
  readonly typed: string;
  /** none: all of them */
  readonly kinds: readonly Kind[];
  /** where the previous page ended */
  readonly after: RowPlace | null;
  /** the most results; defaults to a page of the search page */
  readonly most?: number;
};

export type FoundPage = { readonly found: readonly Found[]; readonly next: RowPlace | null };

/** Results per page. */
const PAGE = 20;
/** Where a few of each group are enough. */
const FEW = 3;

/**
 * Full-text search in one business, newest first, within what its staff may see: one short walk for each span of months
 * until the page is full.
 * @returns the results, and where the next page begins; null when this is the last.
 */
export function searchWorkspace(userId: string, workspaceId: string, wanted: Wanted): Promise<FoundPage> {
  return searchPage(userId, wanted, ofBusiness(workspaceId));
}

/**
 * As `searchWorkspace`, for an assistant over all businesses they work with, and what stays theirs from former ones.
 */
export function searchInbox(userId: string, wanted: Wanted): Promise<FoundPage> {
  return searchPage(userId, wanted, ofAssistant);
}

/** @returns the newest few results of each group in one business, newest first. */
export function searchFewInWorkspace(
  userId: string,
  workspaceId: string,
  typed: string,
): Promise<readonly Found[]> {
  return searchFew(userId, typed, ofBusiness(workspaceId));
}

/** As `searchFewInWorkspace`, for an assistant. */
export function searchFewInInbox(userId: string, typed: string): Promise<readonly Found[]> {
  return searchFew(userId, typed, ofAssistant);
}

type Place = { readonly marks: Readonly<Record<string, readonly string[]>>; readonly where: Sql };
type PlaceOf = (standing: ActorAccess) => Place;

function ofBusiness(workspaceId: string): PlaceOf {
  return () => ({ marks: { w: [workspaceId] }, where: sql`e.workspace_id = ${workspaceId}::uuid` });
}

function ofAssistant({ engagementIds, pastEngagementIds }: ActorAccess): Place {
  const all = [...engagementIds, ...pastEngagementIds];
  return { marks: { e: all }, where: sql`e.engagement_id = ANY (${all}::uuid[])` };
}

async function searchPage(
  userId: string,
  { typed, kinds, after, most = PAGE }: Wanted,
  placeOf: PlaceOf,
): Promise<FoundPage> {
  const query = parseQuery(typed);
  if (!hasTerms(query)) return { found: [], next: null };
  return withActor({ kind: 'user', userId }, async (tx, standing) => {
    const { marks, where } = placeOf(standing);
    const entries: Entry[] = [];
    for (const span of spansFrom(after ? new Date(after.at.getTime() + 1) : soon())) {
      await seek(tx, query, { ...marks, ...marksOf(kinds, span) });
      const before = after ?? { at: span.before, id: LAST_ID };
      entries.push(
        ...(await tx.$queryRaw<Entry[]>`
          SELECT e.workspace_id AS "workspaceId", e.id, e.kind, e.at FROM search_entries e
          WHERE ${where} AND e.at < ${span.before} AND (e.at, e.id) < (${before.at}, ${before.id}::uuid) AND ${isShown}
          ORDER BY e.at DESC, e.id DESC LIMIT ${most + 1 - entries.length}`),
      );
      if (entries.length > most) break;
    }
    const shown = entries.slice(0, most);
    const last = entries.length > most ? shown.at(-1) : undefined;
    return {
      found: await showEntries(tx, shown, query),
      next: last ? { at: last.at, id: last.id } : null,
    };
  });
}

/** A group with enough results isn't searched further back, so that everyday messages don't hide the rest. */
async function searchFew(userId: string, typed: string, placeOf: PlaceOf): Promise<readonly Found[]> {
  const query = parseQuery(typed);
  if (!hasTerms(query)) return [];
  return withActor({ kind: 'user', userId }, async (tx, standing) => {
    const { marks, where } = placeOf(standing);
    const entries: Entry[] = [];
    const countOf = (group: Group) => entries.filter(({ kind }) => groupOf(kind) === group).length;
    for (const span of spansFrom(soon())) {
      const lacking = kindsOf(GROUPS.filter((group) => countOf(group) < FEW));
      if (lacking.length === 0) break;
      await seek(tx, query, { ...marks, ...marksOf(lacking, span) });
      const newest = await tx.$queryRaw<Entry[]>`
        SELECT e."workspaceId", e.id, e.kind, e.at FROM (
          SELECT e.workspace_id AS "workspaceId", e.id, e.kind, e.at, row_number() OVER (
            PARTITION BY ${GROUP_OF_KIND}::jsonb ->> e.kind ORDER BY e.at DESC, e.id DESC) AS place
          FROM search_entries e
          WHERE ${where} AND e.at < ${span.before} AND e.kind = ANY (${lacking}) AND ${isShown}) AS e
        WHERE e.place <= ${FEW} ORDER BY e.at DESC, e.id DESC`;
      for (const entry of newest) if (countOf(groupOf(entry.kind)) < FEW) entries.push(entry);
    }
    return showEntries(tx, entries, query);
  });
}

const GROUP_OF_KIND = JSON.stringify(Object.fromEntries(KINDS.map((kind) => [kind, groupOf(kind)])));

/** Allows for the difference between our clock and the database's. */
function soon(): Date {
  return new Date(now().getTime() + DAY_MS);
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function marksOf(kinds: readonly Kind[], { months }: Span): Record<string, readonly string[]> {
  return {
    ...(kinds.length > 0 && kinds.length < KINDS.length ? { k: kinds } : {}),
    ...(months ? { m: months } : {}),
  };
}

/** Tells the following statements what is searched for; the policy on search entries shows nothing else. */
async function seek(tx: Tx, { begins, phrases }: SearchQuery, marks: Place['marks']): Promise<void> {
  const words = phrases.map((phrase) => phrase.join(' '));
  await tx.$executeRaw`
    SELECT app.seek(app.query_for(${begins.join(' ')}, ${words}::text[]), ${JSON.stringify(marks)}::jsonb)::text`;
}
