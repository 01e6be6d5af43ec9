import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { Unfolds } from '@/components/forms/unfolding';
import { MayWait } from '@/components/offline/may-wait';
import { Announced } from '@/components/ui/announced';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { acceptBrief, startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import type { BriefAction, BriefState } from '@/lib/briefs/rules';
import { NextInInbox } from './next-in-inbox';
import { nextStepInWords } from './next-step-words';

type NextStepProps = {
  readonly brief: BriefDocument;
  readonly actions: readonly BriefAction[];
  readonly isBlocked: boolean;
};

/** The one clear next step, in words and as buttons; on a phone the buttons stay within reach of the thumb. */
export function NextStep({ brief, actions, isBlocked }: NextStepProps) {
  const may = (action: BriefAction) => actions.includes(action);
  const step = may('accept') ? 'accept' : may('start') ? 'start' : may('deliver') ? 'deliver' : null;
  const isAnything = actions.length > 0;
  return (
    <section aria-label="Your next step" className="mb-10 grid gap-4">
      <Announced>{nextStepInWords(brief, isBlocked)}</Announced>
      {isBlocked || LEAD_ON.includes(brief.state) ? <NextInInbox /> : null}
      {isAnything ? (
        <div
          className="flex flex-wrap items-end gap-2 max-lg:[@media(min-height:30rem)]:fixed max-lg:[@media(min-height:30rem)]:inset-x-0 max-lg:[@media(min-height:30rem)]:bottom-0 max-lg:[@media(min-height:30rem)]:z-10 max-lg:[@media(min-height:30rem)]:border-t max-lg:[@media(min-height:30rem)]:border-line max-lg:[@media(min-height:30rem)]:bg-paper max-lg:[@media(min-height:30rem)]:px-5 max-lg:[@media(min-height:30rem)]:py-3 max-lg:[@media(min-height:30rem)]:group-has-[.unfolding[open]]/opened:hidden"
          data-bar
          data-no-print
        >
          {step === 'accept' ? (
            <Step brief={brief} action={acceptBrief} as="briefs.accept" verb="Accept" pending="Accepting…" />
          ) : null}
          {step === 'start' ? (
            <Step brief={brief} action={startBrief} as="briefs.start" verb="Start" pending="Starting…" />
          ) : null}
          {may('deliver') ? (
            <Unfolds
              target="deliver"
              letter="d"
              look={step === 'deliver' && !isBlocked ? 'primary' : 'quiet'}
            >
              Deliver
            </Unfolds>
          ) : null}
          {may('ask') ? (
            <Unfolds target="ask" letter="q">
              Ask
            </Unfolds>
          ) : null}
          {may('raiseRisk') ? <Unfolds target="risk">Report a risk</Unfolds> : null}
          {may('decline') ? <Unfolds target="decline">Decline</Unfolds> : null}
        </div>
      ) : null}
    </section>
  );
}

/** The states in which a brief has just been answered by its assistant; work that has begun leads to nothing else. */
const LEAD_ON: readonly BriefState[] = ['accepted', 'declined', 'delivered'];

type StepProps = {
  readonly brief: BriefDocument;
  readonly action: typeof acceptBrief;
  /** the name of the action under which it may wait to be sent */
  readonly as: string;
  readonly verb: string;
  readonly pending: string;
};

function Step({ brief, action, as, verb, pending }: StepProps) {
  return (
    <ActionForm action={action} className="grid gap-2">
      <SeenFields of={brief} />
      <MayWait as={as} />
      <FormMessage />
      <div data-letter="a">
        <Submit pending={pending}>{verb}</Submit>
      </div>
    </ActionForm>
  );
}
