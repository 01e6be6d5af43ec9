import { clsx } from 'clsx';
import { AgreedEvaluation, AgreedLink } from '@/components/agreements/agreed-link';
import { AgreedBrief } from '@/components/briefs/agreed-brief';
import { agreedUnder } from '@/components/briefs/agreed-under';
import { BriefDeliveries } from '@/components/briefs/brief-deliveries';
import { BriefEnding } from '@/components/briefs/brief-notices';
import { BriefQuestions } from '@/components/briefs/brief-questions';
import { BriefStateLabel } from '@/components/briefs/brief-state';
import { ChangeForm } from '@/components/briefs/changing/change-form';
import { OpenChange } from '@/components/briefs/changing/open-change';
import { SentBackOften } from '@/components/briefs/disagreeing';
import { SilenceNote } from '@/components/briefs/silence-note';
import { Thread } from '@/components/threads/thread';
import { Notice } from '@/components/ui/notice';
import { PageHead, PageSection } from '@/components/ui/page';
import { factsOf } from '@/lib/briefs/document/document.rules';
import type { InboxBriefPage } from '@/lib/briefs/inbox/inbox.queries';
import { type BriefAction, isOverdue, possibleActions } from '@/lib/briefs/rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { moveFacts, movesAmong } from './move-facts';
import { Moves } from './moves';
import { NextStep } from './next-step';
import { OpenRisks } from './risks';
import { UnmetFirst } from './unmet-first';
import { TakeDeliveryBack, WithdrawQuestion } from './withdrawing';

type AssistantBriefProps = InboxBriefPage & {
  readonly userId: string;
  readonly zone: string;
  readonly now: Date;
};

/** A brief as the assistant works with it: what is asked of them now, the brief itself, its conversation. */
export function AssistantBrief({
  brief,
  thread,
  decision,
  hasNewAnswer,
  uploads,
  userId,
  zone,
  now,
}: AssistantBriefProps) {
  const facts = factsOf(brief);
  const actions = possibleActions(facts, { role: 'assistant', userId });
  const moves = movesAmong(actions);
  const isBlocked = facts.openBlockingQuestions > 0 && moves.length > 0;
  const other = { zone: brief.business.zone, name: brief.business.name };
  const under = agreedUnder(brief, 'assistant');
  return (
    <div data-opened className={clsx('group/opened max-w-measure', moves.length > 0 && 'max-lg:pb-24')}>
      <Head brief={brief} />
      <NextStep brief={brief} actions={moves} isBlocked={isBlocked} />
      {brief.ending ? (
        <div className="mb-8">
          <BriefEnding brief={brief} side="assistant" zone={zone} now={now} />
        </div>
      ) : null}
      {isOverdue(brief, now) && !isBlocked ? <Overdue /> : null}
      <OpenRisks brief={brief} mayResolve={actions.includes('resolveRisk')} zone={zone} now={now} />
      <OpenChange brief={brief} side="assistant" actions={actions} zone={zone} now={now} />
      <UnmetFirst brief={brief} zone={zone} now={now} />
      <SentBackOften brief={brief} side="assistant" mayAsk={moves.includes('requestChange')} />
      <AgreedBrief brief={brief} side="assistant" zone={zone} now={now} other={other} />
      {brief.clarifications.length > 0 ? (
        <PageSection title="Questions" className="mt-10!">
          <BriefQuestions
            brief={brief}
            thread={thread}
            questions={brief.clarifications}
            zone={zone}
            now={now}
            whenOpen={(question) =>
              actions.includes('withdrawQuestion') ? (
                <WithdrawQuestion brief={brief} question={question} />
              ) : null
            }
          />
        </PageSection>
      ) : null}
      {brief.deliveries.length > 0 ? (
        <PageSection title="What you delivered" className="mt-10!" aside={<AgreedEvaluation under={under} />}>
          <SilenceNote brief={brief} zone={zone} now={now} under={under} />
          <BriefDeliveries
            brief={brief}
            zone={zone}
            now={now}
            afterOpen={(delivery) =>
              actions.includes('takeBack') ? <TakeDeliveryBack brief={brief} delivery={delivery} /> : null
            }
          />
        </PageSection>
      ) : null}
      <YourMoves brief={brief} uploads={uploads} decision={decision} actions={moves} zone={zone} />
      <div className="mt-10">
        <Thread
          thread={thread}
          reader={{ side: 'assistant', zone, now }}
          address={addresses.inboxBrief(brief.workspaceId, brief.id)}
          hasOtherNews={hasNewAnswer}
          other={other}
        />
      </div>
    </div>
  );
}

/** What it is called, whose it is, its state, and what it is based on. */
function Head({ brief }: Pick<AssistantBriefProps, 'brief'>) {
  const under = agreedUnder(brief, 'assistant');
  return (
    <>
      <div className="lg:[&>header>a]:hidden">
        <PageHead
          title={brief.title}
          back={{ href: addresses.inbox(), label: 'Inbox' }}
          intro={`${brief.writtenBy} for ${brief.business.name}`}
        />
      </div>
      <p className="-mt-4 mb-6 flex flex-wrap items-center gap-x-5 gap-y-2">
        <BriefStateLabel state={brief.state} side="assistant" />
        {under ? <AgreedLink under={under} /> : null}
        {brief.playbook ? (
          <span className="text-quiet">
            From the playbook {brief.playbook.name}, version {brief.playbook.number}
          </span>
        ) : null}
      </p>
    </>
  );
}

function Overdue() {
  return (
    <div className="mb-6">
      <Notice meaning="risk" title="This is overdue">
        Deliver what you have, or say what is in the way and when it will be there.
      </Notice>
    </div>
  );
}

function YourMoves({
  brief,
  uploads,
  decision,
  actions,
  zone,
}: Pick<AssistantBriefProps, 'brief' | 'uploads' | 'decision' | 'zone'> & {
  readonly actions: readonly BriefAction[];
}) {
  const may = (action: BriefAction) => actions.includes(action);
  if (!(may('deliver') || may('ask') || may('raiseRisk') || may('decline'))) return null;
  return (
    <PageSection title="Your move" className="mt-10! print:hidden">
      <Moves {...moveFacts(brief, actions, uploads)} />
      {may('requestChange') ? (
        <ChangeForm brief={brief} other={brief.business.name} zone={zone} decision={decision} />
      ) : null}
    </PageSection>
  );
}
