import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { PageSection } from '@/components/ui/page';
import { AUTONOMY_WORDS } from '@/lib/briefs/terms/autonomy.rules';
import { decideAutonomy } from '@/lib/evaluations/autonomy/autonomy.actions';
import {
  type AutonomyEvidence,
  autonomyOffer,
  evidenceIn,
  LEAST_BRIEFS,
  LEAST_PERCENT,
} from '@/lib/evaluations/autonomy/autonomy.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { formatDay } from '@/lib/platform/time/format';

type LettingGoProps = {
  readonly page: EvaluationPage;
  readonly mayDecide: boolean;
  readonly now: Date;
};

/**
 * The autonomy of new work: for both, what an owner decided; for the owner's side also the evidence, and the offer if
 * that is strong enough.
 */
export function LettingGo({ page, mayDecide, now }: LettingGoProps) {
  const { autonomy, record, side } = page;
  if (page.state === 'open' || (autonomy.decision === null && side === 'assistant')) return null;
  const evidence = record && evidenceIn(record.period.work);
  return (
    <PageSection title="How much is let go" id="letting-go">
      <div className="grid max-w-measure gap-3">
        {side === 'owner' && evidence ? <Evidence page={page} evidence={evidence} /> : null}
        {autonomy.decision ? <Said page={page} now={now} /> : null}
        {autonomy.decision === null && evidence ? (
          <Offer page={page} evidence={evidence} mayDecide={mayDecide} />
        ) : null}
      </div>
    </PageSection>
  );
}

function Evidence({ page: { autonomy }, evidence }: { page: EvaluationPage; evidence: AutonomyEvidence }) {
  const { approved, atFirst, onTime, cameBack } = evidence;
  if (approved === 0) return <p className="text-quiet">No brief was approved in this time.</p>;
  return (
    <ul className="ms-5 list-disc">
      <li>
        {approved} {approved === 1 ? 'brief' : 'briefs'} approved: {atFirst} at first delivery, {onTime} by
        the deadline
      </li>
      <li>{(cameBack / approved).toFixed(1)} interruptions for each: a question, or something sent back</li>
      <li>
        {autonomy.askedFirst === 0
          ? 'No decision that they were to ask about first'
          : `${autonomy.askedFirst} ${autonomy.askedFirst === 1 ? 'decision' : 'decisions'} that they were to ask about first`}
      </li>
    </ul>
  );
}

function Said({ page: { autonomy, business, zone }, now }: { page: EvaluationPage; now: Date }) {
  if (autonomy.decision === null) return null;
  const { was, offered, outcome, by, decidedAt } = autonomy.decision;
  const who = by ?? business.name;
  const day = formatDay(decidedAt, zone, now);
  return outcome === 'taken' ? (
    <p>
      {who} lets go of more: since {day} new work is handed over as “{labelOf(offered)}”, before that as “
      {labelOf(was)}”. A brief may say otherwise.
    </p>
  ) : (
    <p>
      {who} looked at it on {day}, and new work is handed over as “{labelOf(was)}” as before.
    </p>
  );
}

type OfferProps = {
  readonly page: EvaluationPage;
  readonly evidence: AutonomyEvidence;
  readonly mayDecide: boolean;
};

function Offer({ page: { autonomy, assistant, ref }, evidence, mayDecide }: OfferProps) {
  const offered = autonomyOffer(evidence, autonomy.level);
  const now = `New work for ${assistant.name} is handed over as “${labelOf(autonomy.level)}”, unless a brief says otherwise.`;
  if (offered === null) {
    return (
      <p className="text-quiet">
        {now}
        {autonomy.level === 'decide_alone'
          ? ''
          : ` More is offered here once the record supports it: at least ${LEAST_BRIEFS} briefs, ${LEAST_PERCENT} of 100 at first delivery and by the deadline, and no more than one interruption for each.`}
      </p>
    );
  }
  if (!mayDecide) return <p className="text-quiet">{now}</p>;
  return (
    <ActionForm action={decideAutonomy} label="How much is let go" className="grid gap-3">
      <RefFields of={ref} />
      <p>{now}</p>
      <p>
        The record carries more. If you say so, it is “{labelOf(offered)}” from now on:{' '}
        <span className="text-quiet">{AUTONOMY_WORDS[offered].meaning}</span>
      </p>
      <FormMessage />
      <div className="flex flex-wrap gap-3">
        <Submit name="outcome" value="taken">
          Let go more
        </Submit>
        <Submit look="quiet" name="outcome" value="kept">
          Keep it as it is
        </Submit>
      </div>
    </ActionForm>
  );
}

const labelOf = (level: EvaluationPage['autonomy']['level']) => AUTONOMY_WORDS[level].label;
