import { Thread } from '@/components/threads/thread';
import { PageSection } from '@/components/ui/page';
import { writeFactsView } from '@/lib/evaluations/facts/view.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { mayEstimateReturn } from '@/lib/evaluations/return-estimate/return-estimate.rules';
import { possibleActions } from '@/lib/evaluations/rules';
import { handingInWords } from '@/lib/evaluations/showing.rules';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { newId } from '@/lib/platform/ids';
import { SUBJECTS } from '@/lib/threads/subjects';
import { Adjustments } from './adjustments';
import { AssessForm } from './assess-form';
import { CriterionForm } from './criterion-form';
import { EvaluationHead } from './evaluation-head';
import { FactsSection } from './facts/facts-section';
import { Trends } from './facts/trends';
import { FollowUps } from './follow-ups';
import { LettingGo } from './letting-go';
import { MoneyWellSpent } from './money-well-spent';
import { SideBySide } from './side-by-side';

type EvaluationViewProps = {
  readonly page: EvaluationPage;
  /** whose pages it is read on */
  readonly place: PageReader;
  readonly zone: string;
  readonly now: Date;
};

/**
 * An evaluation on one page, from top to bottom in the order in which it is done: what became of the last one's
 * adjustments, the facts, what each writes, the conversation, the new adjustments, and the signatures.
 */
export function EvaluationView({ page, place, zone, now }: EvaluationViewProps) {
  const { facts, actor, side, ref, engagementId, isPast, thread, record } = page;
  const may = isPast ? [] : possibleActions(facts, actor, now);
  const other = side === 'owner' ? page.assistant : page.business;
  const address = SUBJECTS.evaluation.address(place, { id: ref.id, engagementId });
  const isShown = page.state !== 'open';
  return (
    <>
      <EvaluationHead page={page} place={place} may={may} zone={zone} now={now} />
      <FollowUps page={page} maySay={may.includes('followUp')} />
      {record ? (
        <PageSection title="The facts" id="facts">
          <FactsSection
            facts={record}
            names={{ assistant: page.assistant.name, business: page.business.name }}
            withMoney={actor.role !== 'manager'}
            now={now}
            rowsOf={(period, shown) => addressesFor(place).facts(engagementId, writeFactsView(period, shown))}
          />
        </PageSection>
      ) : null}
      {page.trend.length > 1 ? (
        <PageSection title="From one evaluation to the next">
          <Trends periods={page.trend} zone={page.zone} now={now} />
        </PageSection>
      ) : null}
      {record && (page.returnEstimate || (actor.role === 'owner' && mayEstimateReturn(page))) ? (
        <PageSection title="Is the money well spent?" id="money">
          <MoneyWellSpent
            evaluation={ref}
            facts={record}
            estimate={page.returnEstimate}
            assistant={page.assistant.name}
            currency={page.currency}
            mayChange={actor.role === 'owner' && mayEstimateReturn(page)}
          />
        </PageSection>
      ) : null}
      {may.includes('write') ? (
        <PageSection title={side === 'owner' ? 'Your assessment' : 'Your self-assessment'} id="write">
          <AssessForm
            {...ownWords(page)}
            workspaceId={ref.workspaceId}
            id={ref.id}
            page={newId()}
            href={address}
            other={other.name}
            whoReads={handingInWords({ facts, zone: page.zone, other: other.name }, now)}
          />
          {may.includes('addCriterion') ? <CriterionForm page={page} /> : null}
        </PageSection>
      ) : null}
      {isShown ? <SideBySide page={page} /> : <OwnAsHandedIn page={page} />}
      <LettingGo page={page} mayDecide={may.includes('letGo')} now={now} />
      <Adjustments page={page} mayAdjust={may.includes('adjust')} mayCarryOut={!isPast} />
      {thread ? (
        <div className="mt-12" data-no-print>
          <Thread thread={thread} reader={{ side, zone, now }} address={address} other={other} />
        </div>
      ) : null}
    </>
  );
}

/** What the reader's side has submitted, as long as nobody else can read it. */
function OwnAsHandedIn({ page }: { page: EvaluationPage }) {
  if (!page.facts.handedIn.includes(page.side)) return null;
  return <SideBySide page={page} onlyFor={page.side} />;
}

function ownWords({ assessments, side, criteria }: EvaluationPage) {
  const own = assessments.find(({ party }) => party === side);
  return {
    version: own?.version ?? 0,
    overall: own?.overall ?? '',
    answers: criteria.map(({ id: criterionId, name }) => {
      const answer = own?.answers.find((each) => each.criterionId === criterionId);
      return { criterionId, name, text: answer?.text ?? '', rating: String(answer?.rating ?? '') };
    }),
  };
}
