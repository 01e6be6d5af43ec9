import { AgreedEvaluation } from '@/components/agreements/agreed-link';
import { ForgetTyped } from '@/components/forms/typing/forget-typed';
import { Thread } from '@/components/threads/thread';
import { Announced } from '@/components/ui/announced';
import { PageHead, PageSection, WithDetails } from '@/components/ui/page';
import type { BriefDocument as Brief } from '@/lib/briefs/document/document.queries';
import { factsOf, isOpenQuestion } from '@/lib/briefs/document/document.rules';
import { type BriefAction, possibleActions } from '@/lib/briefs/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import type { DecisionView } from '@/lib/threads/decisions/decisions.queries';
import type { ThreadView } from '@/lib/threads/thread/queries';
import { firstNameOf } from '../../lib/platform/text/first-name';
import { AgreedBrief } from './agreed-brief';
import { agreedUnder } from './agreed-under';
import { BriefDeliveries } from './brief-deliveries';
import { BriefDetails } from './brief-details';
import { BriefNotices } from './brief-notices';
import { BriefStateLabel } from './brief-state';
import { ChangeForm } from './changing/change-form';
import { OpenChange } from './changing/open-change';
import { SentBackOften } from './disagreeing';
import { OwnersQuestions } from './owners-questions';
import { ownersStepInWords } from './owners-step-words';
import { ReviewDelivery } from './review-delivery';
import { SilenceNote } from './silence-note';

export type StaffReader = {
  readonly userId: string;
  readonly role: 'owner' | 'manager';
  readonly zone: string;
};

type OwnersBriefProps = {
  readonly brief: Brief;
  readonly thread: ThreadView;
  /** the decision that a change is to carry out */
  readonly decision: DecisionView | null;
  /** answers that its playbook has taken in, by question */
  readonly keptAnswers: readonly string[];
  readonly reader: StaffReader;
  readonly now: Date;
};

/** A brief as the owner's side reads it. What waits for them comes before the brief itself, the rest after it. */
export function OwnersBrief({ brief, thread, decision, keptAnswers, reader, now }: OwnersBriefProps) {
  const { zone } = reader;
  const facts = factsOf(brief);
  const actions = possibleActions(facts, reader);
  const other =
    brief.assistant.zone === null
      ? undefined
      : { zone: brief.assistant.zone, name: firstNameOf(brief.assistant.name) };
  const open = brief.clarifications.filter((question) => isOpenQuestion(brief, question));
  const settled = brief.clarifications.filter((question) => !isOpenQuestion(brief, question));
  const isToReview = brief.state === 'delivered';
  const delivered = <Deliveries brief={brief} actions={actions} zone={zone} now={now} />;
  return (
    <>
      <PageHead
        title={brief.title}
        back={{ href: addresses.briefs(brief.business.slug), label: 'Briefs' }}
        intro={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <BriefStateLabel state={brief.state} side="staff" />
            <span>
              For {brief.assistant.name}, from {brief.writtenBy}
            </span>
          </span>
        }
      />
      <WithDetails details={<BriefDetails brief={brief} actions={actions} zone={zone} now={now} />}>
        <div className="mb-8">
          <Announced>{ownersStepInWords(facts, firstNameOf(brief.assistant.name))}</Announced>
        </div>
        <BriefNotices
          brief={brief}
          side="owner"
          mayPay={reader.role === 'owner'}
          isBlocked={facts.openBlockingQuestions > 0}
          zone={zone}
          now={now}
        />
        <SentBackOften brief={brief} side="owner" mayAsk={actions.includes('requestChange')} />
        <OpenChange brief={brief} side="owner" actions={actions} zone={zone} now={now} />
        <OwnersQuestions
          brief={brief}
          thread={thread}
          questions={open}
          actions={actions}
          zone={zone}
          now={now}
          isOpen
        />
        {isToReview ? delivered : null}
        <div className="mt-10 first:mt-0">
          <AgreedBrief brief={brief} side="owner" zone={zone} now={now} other={other} />
          {actions.includes('requestChange') ? (
            <div className="mt-6" data-no-print>
              <ChangeForm brief={brief} other={brief.assistant.name} zone={zone} decision={decision} />
            </div>
          ) : null}
        </div>
        <OwnersQuestions
          brief={brief}
          thread={thread}
          questions={settled}
          actions={actions}
          zone={zone}
          now={now}
          keptAnswers={keptAnswers}
        />
        {isToReview ? null : delivered}
        <div className="mt-10">
          <Thread
            thread={thread}
            reader={{ side: 'owner', zone, now }}
            address={addresses.brief(brief.business.slug, brief.id)}
            other={other}
          />
        </div>
      </WithDetails>
      <ForgetTyped newPlace={`new:${brief.workspaceId}`} id={brief.id} isDone />
    </>
  );
}

type DeliveriesProps = Pick<OwnersBriefProps, 'brief' | 'now'> & {
  readonly actions: readonly BriefAction[];
  readonly zone: string;
};

function Deliveries({ brief, actions, zone, now }: DeliveriesProps) {
  if (brief.deliveries.length === 0) return null;
  const under = agreedUnder(brief, 'owner');
  return (
    <PageSection title="What was delivered" id="review" aside={<AgreedEvaluation under={under} />}>
      <SilenceNote brief={brief} zone={zone} now={now} under={under} />
      <BriefDeliveries
        brief={brief}
        zone={zone}
        now={now}
        whenOpen={(delivery) => <ReviewDelivery brief={brief} delivery={delivery} actions={actions} />}
      />
    </PageSection>
  );
}
