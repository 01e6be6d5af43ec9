import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { listQuestions } from '@/lib/threads/responses/questions.queries';
import { listDoneBriefs, listEndedBriefs } from './brief-rows';
import { listBookedCosts, listFallenDue, listWorkedWeeks } from './money-rows';
import { readFacts } from './queries';
import { type FactShown, type FactsView, readFactsView } from './view.rules';

/** The facts about money: managers see neither them nor their rows. */
const OF_MONEY: ReadonlySet<FactShown> = new Set(['cost', 'payments']);

type Reading = { readonly now: Date; readonly withMoney: boolean };

/**
 * Reads an engagement's facts for the period in the address, and the rows behind one of them.
 * @returns null when the engagement isn't there or isn't theirs.
 */
export async function getFactsPage(
  userId: string,
  place: EngagementRef,
  search: Readonly<Record<string, unknown>>,
  { now, withMoney }: Reading,
) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const engagement = await tx.engagement.findUnique({
      where: { workspaceId_id: { workspaceId: place.workspaceId, id: place.engagementId } },
      select: {
        assistantName: true,
        state: true,
        assistantUserId: true,
        assistant: { select: { name: true } },
        workspace: { select: { name: true, slug: true, timeZone: true } },
      },
    });
    if (!engagement) return null;
    const { assistant, assistantName, assistantUserId, state, workspace } = engagement;
    const requested = readFactsView(search, workspace.timeZone, now);
    const isKept = OF_MONEY.has(requested.shown) && !withMoney;
    const view = isKept ? { ...requested, shown: 'briefs' as const, after: null } : requested;
    const facts = await readFacts(tx, place, view.period, now);
    if (!facts) return null;
    return {
      names: { assistant: assistant?.name ?? assistantName, business: workspace.name },
      assistantUserId,
      hasEnded: state === 'ended',
      slug: workspace.slug,
      view,
      facts,
      behind: await readBehind(tx, place, view, { zone: workspace.timeZone, now }),
    };
  });
}

export type FactsPage = NonNullable<Awaited<ReturnType<typeof getFactsPage>>>;
export type Behind = FactsPage['behind'];

type Clock = { readonly zone: string; readonly now: Date };

/** The rows behind one fact; each kind has its own layout. */
async function readBehind(tx: Tx, place: EngagementRef, { shown, period, after }: FactsView, clock: Clock) {
  switch (shown) {
    case 'ended':
      return { of: 'ended', ...(await listEndedBriefs(tx, place, period, after)) } as const;
    case 'answers':
      return { of: 'answers', next: null, ...(await listQuestions(tx, place, period, clock.now)) } as const;
    case 'time':
      return { of: 'time', ...(await listWorkedWeeks(tx, place, period, after)) } as const;
    case 'cost':
      return { of: 'cost', ...(await listBookedCosts(tx, place, period, after)) } as const;
    case 'payments':
      return { of: 'payments', ...(await listFallenDue(tx, place, period, { ...clock, after })) } as const;
    default:
      return { of: 'briefs', ...(await listDoneBriefs(tx, place, period, { shown, after })) } as const;
  }
}
