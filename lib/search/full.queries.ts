import { now } from '@/lib/platform/clock';
import type { RowPlace } from '@/lib/platform/row-place';
import { type Sql, sql, type Tx, withActor } from '@/lib/platform/tenancy';
import {
  type Asked,
  asksForSomething,
  KINDS,
  type Kind,
  readAsked,
  type Span,
  spansFrom,
} from './asking.rules';
import { type Entry, type Found, isShown, showEntries } from './showing.queries';

export type Wanted = {
  readonly typed: string;
  /** none: all of them */
  readonly kinds: readonly Kind[];
  /** where the page before ended */
  readonly after: RowPlace | null;
  /** so many at most; a page of the search page when left out */
  readonly most?: number;
};

export type FoundPage = { readonly found: readonly Found[]; readonly next: RowPlace | null };

/** So many are on a page. */
const PAGE = 20;

/**
 * Finds by what is written in one business, newest first, what its staff may see: one short walk for each span of months
 * until the page is full.
 * @returns what was found, and where the next page begins; null when this is the last.
 */
export function searchWorkspace(userId: string, workspaceId: string, wanted: Wanted): Promise<FoundPage> {
  return search(userId, wanted, () => ({
    marks: { w: [workspaceId] },
    where: sql`e.workspace_id = ${workspaceId}::uuid`,
  }));
}

/** As `searchWorkspace`, for an assistant over all businesses they work with. */
export function searchInbox(userId: string, wanted: Wanted): Promise<FoundPage> {
  return search(userId, wanted, (engagementIds) => ({
    marks: { e: engagementIds },
    where: sql`e.engagement_id = ANY (${engagementIds}::uuid[])`,
  }));
}

type Place = { readonly marks: Readonly<Record<string, readonly string[]>>; readonly where: Sql };

async function search(
  userId: string,
  { typed, kinds, after, most = PAGE }: Wanted,
  placeOf: (engagementIds: readonly string[]) => Place,
): Promise<FoundPage> {
  const asked = readAsked(typed);
  if (!asksForSomething(asked)) return { found: [], next: null };
  return withActor({ kind: 'user', userId }, async (tx, { engagementIds }) => {
    const place = placeOf(engagementIds);
    const entries: Entry[] = [];
    for (const span of spansFrom(after ? new Date(after.at.getTime() + 1) : soon())) {
      await seek(tx, asked, { ...place.marks, ...marksOf(kinds, span) });
      const before = after ?? { at: span.before, id: LAST_ID };
      entries.push(
        ...(await tx.$queryRaw<Entry[]>`
          SELECT e.workspace_id AS "workspaceId", e.id, e.kind, e.at FROM search_entries e
          WHERE ${place.where} AND e.at < ${span.before} AND (e.at, e.id) < (${before.at}, ${before.id}::uuid) AND ${isShown}
          ORDER BY e.at DESC, e.id DESC LIMIT ${most + 1 - entries.length}`),
      );
      if (entries.length > most) break;
    }
    const shown = entries.slice(0, most);
    const last = entries.length > most ? shown.at(-1) : undefined;
    return {
      found: await showEntries(tx, shown, asked),
      next: last ? { at: last.at, id: last.id } : null,
    };
  });
}

/** What falls between two clocks, ours and the database's, is found too. */
function soon(): Date {
  return new Date(now().getTime() + 86_400_000);
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function marksOf(kinds: readonly Kind[], { months }: Span): Record<string, readonly string[]> {
  return {
    ...(kinds.length > 0 && kinds.length < KINDS.length ? { k: kinds } : {}),
    ...(months ? { m: months } : {}),
  };
}

/** Says what the statements that follow look for; the policy of the entries shows nothing else. */
async function seek(tx: Tx, { begins, phrases }: Asked, marks: Place['marks']): Promise<void> {
  const words = phrases.map((phrase) => phrase.join(' '));
  await tx.$executeRaw`
    SELECT app.seek(app.query_for(${begins.join(' ')}, ${words}::text[]), ${JSON.stringify(marks)}::jsonb)::text`;
}
