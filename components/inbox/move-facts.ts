import { latestStanding, unmetFirst, verdictOn } from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import type { BriefAction } from '@/lib/briefs/rules';
import { newId } from '@/lib/platform/ids';
import type { WaitingUpload } from '@/lib/uploads/queries';
import type { DeliverableFacts } from './delivering';
import type { MovesProps } from './moves';

/** @returns what the assistant's forms need to know about a brief. */
export function moveFacts(
  brief: BriefDocument,
  actions: readonly BriefAction[],
  uploads: readonly WaitingUpload[],
): MovesProps {
  const { workspaceId, id, version, autonomy, asksFirst, business } = brief;
  return {
    actions,
    brief: { workspaceId, id, version, autonomy, asksFirst, business: business.name },
    delivering: {
      isAgain: latestStanding(brief.deliveries) !== undefined,
      deliverables: actions.includes('deliver') ? deliverableFacts(brief, uploads) : [],
    },
    fresh: { clarificationId: newId(), riskId: newId() },
  };
}

/** Each with its criteria, those not met last time first. */
function deliverableFacts(
  brief: BriefDocument,
  uploads: readonly WaitingUpload[],
): readonly DeliverableFacts[] {
  const before = latestStanding(brief.deliveries);
  return brief.deliverables.map(({ id, title, criteria }) => {
    const standingOf = (criterion: (typeof criteria)[number]) => verdictOn(before, criterion);
    return {
      id,
      title,
      criteria: unmetFirst(criteria, standingOf).map((criterion) => ({
        id: criterion.id,
        text: criterion.text,
        number: criteria.indexOf(criterion),
        lastTime: standingOf(criterion),
      })),
      waiting: uploads.filter(({ deliverableId }) => deliverableId === id),
    };
  });
}
