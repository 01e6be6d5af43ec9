import { AgreedLink } from '@/components/agreements/agreed-link';
import { Thread } from '@/components/threads/thread';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead, PageSection } from '@/components/ui/page';
import { StateLabel } from '@/components/ui/state-label';
import { writeFactsView } from '@/lib/evaluations/facts/view.rules';
import type { EvaluationPage } from '@/lib/evaluations/page.queries';
import { mayReckon } from '@/lib/evaluations/reckoning.rules';
import { possibleActions } from '@/lib/evaluations/rules';
import { standingWords } from '@/lib/evaluations/showing.rules';
import { addresses } from '@/lib/platform/addresses';
import { newId } from '@/lib/platform/ids';
import { isSealingLate, SEALING_LATE } from '@/lib/platform/record/sealing.rules';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { SUBJECTS, type ThreadReader } from '@/lib/threads/subjects';
import { Adjustments } from './adjustments';
import { AssessForm } from './assess-form';
import { CriterionForm } from './criterion-form';
import { FactsSection } from './facts/facts-section';
import { Trends } from './facts/trends';
import { FollowUps } from './follow-ups';
import { LettingGo } from './letting-go';
import { MoneyWellSpent } from './money-well-spent';
import { MoveForm } from './move-form';
import { ReopenForm } from './reopen-form';
import { SideBySide } from './side-by-side';

type EvaluationViewProps = {
  readonly page: EvaluationPage;
  /** on whose pages it is read */
  readonly place: ThreadReader;
  readonly zone: string;
  readonly now: Date;
};

/**
 * An evaluation on one page, from top to bottom in the order in which it is done: what became of last time, the facts, what
 * each writes, what they say to each other, what changes, and the signatures.
 */
export function EvaluationView({ page, place, zone, now }: EvaluationViewProps) {
  const { facts, actor, side, ref, engagementId, isPast, thread, record, agreementId, openedAt } = page;
  const may = isPast ? [] : possibleActions(facts, actor, now);
  const other = side === 'owner' ? page.assistant : page.business;
  const address = SUBJECTS.evaluation.address(place, { id: ref.id, engagementId });
  const isShown = page.state !== 'open';
  return (
    <>
      <PageHead
        title={`Evaluation ${page.number} with ${other.name}`}
        back={{
          href: place.side === 'owner' ? addresses.evaluations(place.slug) : addresses.inboxEvaluations(),
          label: 'Evaluations',
        }}
        intro={`On the time from ${formatDay(page.periodFrom, page.zone, now)} to ${formatDay(page.periodTo, page.zone, now)}.`}
      />
      <div className="mb-8 grid gap-4">
        <p className="flex flex-wrap gap-x-4 gap-y-2" data-no-print>
          {standingWords(
            { ...page, handedIn: facts.handedIn, signedBy: facts.signatures.map(({ party }) => party) },
            side,
            now,
          ).map(({ meaning, words }) => (
            <StateLabel key={words} meaning={meaning}>
              {words}
            </StateLabel>
          ))}
        </p>
        <Standing page={page} now={now} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <Steps
            page={page}
            place={place}
            now={now}
            maySign={may.includes('sign')}
            mayReopen={may.includes('reopen')}
          />
          <AgreedLink under={{ reader: place, agreementId, heldOn: openedAt }} clause="evaluation">
            What did we agree?
          </AgreedLink>
        </div>
        {may.includes('move') ? <MoveForm page={page} now={now} /> : null}
      </div>
      <FollowUps page={page} maySay={may.includes('followUp')} />
      {record ? (
        <PageSection title="The facts" id="facts">
          <FactsSection
            facts={record}
            names={{ assistant: page.assistant.name, business: page.business.name }}
            withMoney={actor.role !== 'manager'}
            now={now}
            rowsOf={(period, shown) =>
              place.side === 'owner'
                ? addresses.facts(place.slug, engagementId, writeFactsView(period, shown))
                : addresses.inboxFacts(place.workspaceId, engagementId, writeFactsView(period, shown))
            }
          />
        </PageSection>
      ) : null}
      {page.trend.length > 1 ? (
        <PageSection title="From one evaluation to the next">
          <Trends periods={page.trend} zone={page.zone} now={now} />
        </PageSection>
      ) : null}
      {record && (page.reckoning || (actor.role === 'owner' && mayReckon(page))) ? (
        <PageSection title="Is the money well spent?" id="money">
          <MoneyWellSpent
            evaluation={ref}
            facts={record}
            reckoning={page.reckoning}
            assistant={page.assistant.name}
            currency={page.currency}
            mayChange={actor.role === 'owner' && mayReckon(page)}
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
            isAfterReveal={isShown}
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

/** What waits for whom now, in a sentence. */
function Standing({ page, now }: { page: EvaluationPage; now: Date }) {
  const { state, hasEnded, workEndsAt, facts, side, dueAt, zone, move, openedBy, closedAt } = page;
  const otherName = side === 'owner' ? page.assistant.name : page.business.name;
  // after their last day nobody writes any more, whenever it is due
  const isCut = workEndsAt !== null && workEndsAt <= dueAt;
  const day = formatDay(lastMomentBefore(isCut ? workEndsAt : dueAt), zone, now);
  const isIn = facts.handedIn.includes(side);
  const isOverdue = dueAt <= now && state !== 'done' && !hasEnded;
  return (
    <>
      {isOverdue ? (
        <Notice meaning="risk" title={`It was due ${day}`}>
          <p>It can’t be put aside. It is done once both of you have signed.</p>
        </Notice>
      ) : null}
      {workEndsAt && !hasEnded && state !== 'done' ? (
        <Notice
          meaning="needs"
          title={`Your work together ends: the last day is ${formatDay(lastMomentBefore(workEndsAt), zone, now)}`}
        >
          <p>
            Both sign before it is over. What isn’t done by then stays as it is, and nobody signs it alone.
          </p>
        </Notice>
      ) : null}
      <p className="max-w-measure">{sentence()}</p>
      {openedBy ? (
        <p className="text-sm text-quiet">
          {openedBy === side ? 'You began it' : `${otherName} began it`} before its time.
          {hasEnded ? '' : ' The next is counted from this one.'}
        </p>
      ) : null}
      {move ? (
        <p className="max-w-measure text-sm text-quiet">
          {move.party === side ? 'You moved it' : `${otherName} moved it`} from{' '}
          {formatDay(lastMomentBefore(move.fromDueAt), zone, now)}: “{move.reason}”
        </p>
      ) : null}
    </>
  );

  function sentence(): string {
    if (hasEnded && state !== 'done') {
      return 'Your work together ended before both of you had signed, so it stays as it was on the last day.';
    }
    switch (state) {
      case 'open':
        if (!isIn)
          return `You both write how it went, until the end of ${day}. Neither reads the other before both are in.`;
        return isCut
          ? `Yours is in. You can both read it once ${otherName} has handed in as well.`
          : `Yours is in. You can both read it once ${otherName} has handed in as well, or when ${day} is over.`;
      case 'revealed':
        return 'Read what each of you wrote, talk about it, and say what changes. Then both of you sign.';
      case 'signed_by_one':
        return facts.signatures.some(({ party }) => party === side)
          ? `You have signed. It is done once ${otherName} has signed as well.`
          : `${otherName} has signed. Read it to the end, and sign as well; or open it again, and say what isn’t right.`;
      case 'done':
        return `Both of you signed it${closedAt ? `, ${formatDay(closedAt, zone, now)}` : ''}. It stays as it is.`;
    }
  }
}

type StepsProps = {
  readonly page: EvaluationPage;
  readonly now: Date;
  readonly place: ThreadReader;
  readonly maySign: boolean;
  readonly mayReopen: boolean;
};

/** What can be done with the whole of it: sign it, open it again, take the copy. */
function Steps({ page, place, maySign, mayReopen, now }: StepsProps) {
  const { ref, copyFileId, state } = page;
  const sign =
    place.side === 'owner'
      ? addresses.signEvaluation(place.slug, ref.id)
      : addresses.signInboxEvaluation(ref.workspaceId, ref.id);
  return (
    <div className="flex flex-wrap items-start gap-3 empty:hidden" data-no-print>
      {maySign ? <LinkButton href={sign}>Read and sign</LinkButton> : null}
      {mayReopen ? <ReopenForm page={page} /> : null}
      {copyFileId ? (
        // a plain link: a download is noted in the record, so nothing may fetch ahead
        <a
          href={addresses.file(ref.workspaceId, copyFileId)}
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
        >
          Download the PDF
        </a>
      ) : null}
      {state === 'done' && !copyFileId ? (
        <p className="max-w-measure text-quiet">
          {isSealingLate(page.closedAt ?? now, now) ? SEALING_LATE : 'Your copy is being sealed.'}
        </p>
      ) : null}
    </div>
  );
}

/** What the reader's side has handed in, as long as nobody else reads it. */
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
