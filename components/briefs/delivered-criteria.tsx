import { StateLabel } from '@/components/ui/state-label';
import {
  type CriterionVerdict,
  mentionedCriteria,
  type UnmetCause,
  verdictOn,
} from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDelivery } from '@/lib/briefs/document/document.queries';

type DeliveredCriteriaProps = { readonly deliverableId: string; readonly delivery: BriefDelivery };

/** Each criterion of a deliverable that was mentioned: what the assistant said about it, and what the review found. */
export function DeliveredCriteria({ deliverableId, delivery }: DeliveredCriteriaProps) {
  const criteria = mentionedCriteria(delivery, deliverableId);
  if (criteria.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-2.5">
      {criteria.map((criterion) => (
        <li key={criterion.id} className="grid gap-0.5">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="whitespace-pre-line">{criterion.text}</span>
            <Verdict standing={verdictOn(delivery, criterion)} />
          </p>
          <SaidOf criterionId={criterion.id} delivery={delivery} />
          <Reason standing={verdictOn(delivery, criterion)} />
        </li>
      ))}
    </ul>
  );
}

/** What the assistant said about a criterion. */
export function SaidOf({ criterionId, delivery }: { criterionId: string; delivery: BriefDelivery }) {
  const met = delivery.met.find((each) => each.criterionId === criterionId);
  if (!met) return null;
  return (
    <p className="whitespace-pre-line text-sm text-quiet">Marked as met{met.note ? `: ${met.note}` : '.'}</p>
  );
}

function Verdict({ standing }: { standing: CriterionVerdict }) {
  switch (standing.is) {
    case 'met':
      return <StateLabel meaning="done">Met</StateLabel>;
    case 'metSoFar':
      return <StateLabel meaning="done">Met so far</StateLabel>;
    case 'unmet':
      return <StateLabel meaning="needs">Not met</StateLabel>;
    case 'unjudged':
      return null;
  }
}

function Reason({ standing }: { standing: CriterionVerdict }) {
  if (standing.is !== 'unmet') return null;
  return (
    <>
      <p className="whitespace-pre-line">{standing.reason}</p>
      <CauseNote cause={standing.cause} />
    </>
  );
}

/** Says when the owner's side took the blame for an unmet criterion. */
export function CauseNote({ cause }: { cause: UnmetCause }) {
  return cause === 'brief' ? <p className="text-sm text-quiet">The brief was unclear about it.</p> : null;
}
