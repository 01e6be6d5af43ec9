import { z } from 'zod';
import type { RowPlace } from '@/lib/platform/paging/row-place';
import { pageOf, wholeList } from '@/lib/platform/paging/whole-list';
import { readAs, type Sql, sql, type Tx, withActor } from '@/lib/platform/tenancy';
import { nextEvaluation } from './cadence/cadence.rules';
import { readCadences } from './cadence/cadences';
import { EVALUATION_STATES, handedInOf, SIDES } from './rules';

/** More than anybody looks back on at once; the list as a file has all. */
const MOST_LISTED = 200;

const Listed = z.object({
  workspaceId: z.string(),
  id: z.string(),
  engagementId: z.string(),
  number: z.int(),
  state: z.enum(EVALUATION_STATES),
  /** the work of the two is over */
  hasEnded: z.boolean(),
  openedAt: z.coerce.date(),
  dueAt: z.coerce.date(),
  zone: z.string(),
  periodFrom: z.coerce.date(),
  periodTo: z.coerce.date(),
  closedAt: z.coerce.date().nullable(),
  ownerSubmittedAt: z.coerce.date().nullable(),
  assistantSubmittedAt: z.coerce.date().nullable(),
  business: z.object({ name: z.string(), slug: z.string() }),
  assistant: z.string(),
  /** under the current text */
  signedBy: z.array(z.enum(SIDES)),
});
const Other = z.object({ workspaceId: z.string(), engagementId: z.string(), other: z.string() });
const Found = z.object({ evaluations: z.array(Listed), others: z.array(Other) });

/** A business's evaluations, the ones to do first, and when the next open, for one of its staff. */
export async function listEvaluations(userId: string, workspaceId: string, now: Date) {
  return withActor({ kind: 'user', userId }, (tx) =>
    readList(tx, now, {
      evaluations: sql`e.workspace_id = ${workspaceId}::uuid`,
      others: sql`g.workspace_id = ${workspaceId}::uuid AND g.state <> 'ended'`,
      other: sql`coalesce(u.name, g.assistant_name)`,
    }),
  );
}

/** An assistant's evaluations over all businesses, including ended ones, and when the next open. */
export async function listOwnEvaluations(userId: string, now: Date) {
  return withActor({ kind: 'user', userId }, (tx) =>
    readList(tx, now, {
      evaluations: sql`g.assistant_user_id = ${userId}::uuid`,
      others: sql`g.id = ANY ((SELECT app.engaged_in())::uuid[])`,
      other: sql`w.name`,
    }),
  );
}

/** Reads all of a business's evaluations, a page at a time, for a file. */
export function readWholeEvaluationList(userId: string, workspaceId: string, size = 1_000) {
  const which = sql`e.workspace_id = ${workspaceId}::uuid`;
  return wholeList<ListedEvaluation, RowPlace>(async (after) => {
    const found = await readAs(userId, evaluationsQuery(which, { after, most: size + 1 }));
    const rows = z.array(Listed).parse(found).map(withHandedIn);
    return pageOf(rows, size, ({ openedAt, id }) => ({ at: openedAt, id }));
  });
}

type List = Awaited<ReturnType<typeof readList>>;
export type ListedEvaluation = ReturnType<typeof withHandedIn>;
export type EvaluationAhead = List['ahead'][number];

type Which = {
  /** of evaluations `e` and their engagements `g` */
  readonly evaluations: Sql;
  /** of engagements `g` with an agreement in force */
  readonly others: Sql;
  /** the other side's name */
  readonly other: Sql;
};

/** One query for what exists, and one for what is ahead. */
async function readList(tx: Tx, now: Date, which: Which) {
  const [row] = await tx.$queryRaw<{ found: unknown }[]>`
    SELECT json_build_object(
      'evaluations', (${evaluationsQuery(which.evaluations, { after: null, most: MOST_LISTED })}),
      'others', (SELECT coalesce(json_agg(json_build_object('workspaceId', g.workspace_id, 'engagementId', g.id, 'other', ${which.other})
          ORDER BY ${which.other}, g.id), '[]')
        FROM engagements g ${AROUND}
        WHERE ${which.others} AND EXISTS (SELECT 1 FROM agreements a
          WHERE a.workspace_id = g.workspace_id AND a.engagement_id = g.id AND a.state = 'in_force'))) AS found`;
  const { evaluations, others } = Found.parse(row?.found);
  return {
    evaluations: evaluations.map(withHandedIn),
    ahead: await readAhead(tx, others, now),
  };
}

/** The names of evaluations and of the other sides. */
const AROUND = sql`JOIN workspaces w ON w.id = g.workspace_id LEFT JOIN users u ON u.id = g.assistant_user_id`;

type Part = { readonly after: RowPlace | null; readonly most: number };

/** @param which a condition on evaluations `e` and their engagements `g` */
function evaluationsQuery(which: Sql, { after, most }: Part): Sql {
  const behind = after ? sql`AND (e.opened_at, e.id) < (${after.at}, ${after.id}::uuid)` : sql``;
  return sql`
    SELECT coalesce(json_agg(json_build_object('workspaceId', e.workspace_id, 'id', e.id, 'engagementId', e.engagement_id,
        'number', e.number, 'state', e.state, 'hasEnded', g.state = 'ended', 'openedAt', e.opened_at, 'dueAt', e.due_at, 'zone', e.zone,
        'periodFrom', e.period_from, 'periodTo', e.period_to, 'closedAt', e.closed_at,
        'ownerSubmittedAt', e.owner_submitted_at, 'assistantSubmittedAt', e.assistant_submitted_at,
        'business', json_build_object('name', w.name, 'slug', w.slug), 'assistant', coalesce(u.name, g.assistant_name),
        'signedBy', (SELECT coalesce(json_agg(s.party), '[]') FROM evaluation_signatures s
          WHERE s.workspace_id = e.workspace_id AND s.evaluation_id = e.id AND s.round = e.round)) ORDER BY e.opened_at DESC, e.id DESC), '[]')
    FROM (SELECT e.* FROM evaluations e JOIN engagements g ON g.workspace_id = e.workspace_id AND g.id = e.engagement_id
          WHERE ${which} ${behind} ORDER BY e.opened_at DESC, e.id DESC LIMIT ${most}::int) e
    JOIN engagements g ON g.workspace_id = e.workspace_id AND g.id = e.engagement_id ${AROUND}`;
}

function withHandedIn(listed: z.infer<typeof Listed>) {
  return { ...listed, handedIn: handedInOf(listed) };
}

/** @returns for each other side the cadence, and when the next evaluation opens. One query. */
async function readAhead(tx: Tx, others: readonly z.infer<typeof Other>[], now: Date) {
  const cadences = await readCadences(
    tx,
    others.map(({ engagementId }) => engagementId),
  );
  return others.map((each) => {
    const cadence = cadences.find(({ engagementId }) => engagementId === each.engagementId);
    const next = cadence && !cadence.hasOpen ? nextEvaluation(cadence, now) : null;
    return {
      ...each,
      /** when the next opens by itself; null while one is open, or when the agreement ends before */
      opensAt: next?.opensAt ?? null,
      hasOpen: cadence?.hasOpen ?? false,
      months: cadence?.months ?? null,
      zone: cadence?.zone ?? 'UTC',
    };
  });
}
