import { latestStanding, unmetFirst, verdictOn } from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document/document.queries';
import type { BriefAction } from '@/lib/briefs/rules';
import { newId } from '@/lib/platform/ids';
import type { WaitingUpload } from '@/lib/uploads/queries';
import type { DeliverableFacts } from './delivering';
import type { MovesProps } from './moves';

/** What undoes something is no next step, and a change request is answered where it is shown. */
const ELSEWHERE: readonly BriefAction[] = [
  'withdrawQuestion',
  'takeBack',
  'acceptChange',
  'declineChange',
  'withdrawChange',
];

/**
 * @param actions what the assistant may do now
 * @returns those that take the work on; none for a delivered brief, whatever else is open about it.
 */
export function movesAmong(actions: readonly BriefAction[]): readonly BriefAction[] {
  return actions.filter((action) => !ELSEWHERE.includes(action));
}

/** @returns what the assistant's forms need to know about a brief. */
export function moveFacts(
  brief: BriefDocument,
  actions: readonly BriefAction[],
  uploads: readonly WaitingUpload[],
): MovesProps {
  const { workspaceId, id, version, autonomy, asksFirst, business } = brief;
  const takenBack =
    brief.deliveries.at(-1)?.review?.outcome === 'taken_back' ? brief.deliveries.at(-1) : undefined;
  return {
    actions,
    brief: { workspaceId, id, version, autonomy, asksFirst, business: business.name },
    delivering: {
      isAgain: latestStanding(brief.deliveries) !== undefined,
      takenBack: takenBack ? { note: takenBack.note } : null,
      deliverables: actions.includes('deliver') ? deliverableFacts(brief, uploads, takenBack) : [],
    },
    fresh: { clarificationId: newId(), riskId: newId() },
  };
}

/** Each with its criteria, those not met last time first, and with what was said of it in the delivery taken back. */
function deliverableFacts(
  brief: BriefDocument,
  uploads: readonly WaitingUpload[],
  takenBack: BriefDelivery | undefined,
): readonly DeliverableFacts[] {
  const before = latestStanding(brief.deliveries);
  return brief.deliverables.map(({ id, title, criteria }) => {
    const standingOf = (criterion: (typeof criteria)[number]) => verdictOn(before, criterion);
    const items = takenBack?.items.filter(({ deliverableId }) => deliverableId === id) ?? [];
    return {
      id,
      title,
      // both are on the first of its rows (lib/briefs/delivery/delivery-items)
      said: {
        note: items.find(({ note }) => note !== '')?.note ?? '',
        link: items.find(({ link }) => link)?.link ?? '',
      },
      criteria: unmetFirst(criteria, standingOf).map((criterion) => ({
        id: criterion.id,
        text: criterion.text,
        number: criteria.indexOf(criterion),
        lastTime: standingOf(criterion),
        saidMet: takenBack?.met.find(({ criterionId }) => criterionId === criterion.id)?.note ?? null,
      })),
      waiting: uploads.filter(({ deliverableId }) => deliverableId === id),
    };
  });
}
