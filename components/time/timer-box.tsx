import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { RefFields } from '@/components/forms/ref-fields';
import { Notice } from '@/components/ui/notice';
import { PageSection } from '@/components/ui/page';
import { formatDistance } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { forgottenFrom } from '@/lib/time/entries/entries.rules';
import { dropTimer, startTimer, stopTimer } from '@/lib/time/timer/timing.actions';
import { decideStarting } from '@/lib/time/timer/timing.rules';
import type { TimePage, TimePlace, TimeWeek } from '@/lib/time/weeks/page.queries';
import { BriefField } from './entry-form';
import { UntilField } from './until-field';

type TimerBoxProps = {
  readonly timer: TimePage['timer'];
  readonly places: readonly TimePlace[];
  readonly place: TimePlace;
  readonly briefs: TimeWeek['briefs'];
  /** what decides whether it can be started here now */
  readonly atBusiness: TimeWeek['atBusiness'];
  readonly fresh: string;
  readonly zone: string;
  readonly now: Date;
};

/** The timer: it runs on the server, so that a closed page stops nothing. Nobody else sees it. */
export function TimerBox({ timer, ...rest }: TimerBoxProps) {
  return (
    <PageSection title="Timer">
      {timer ? <Running timer={timer} {...rest} /> : <MayStart {...rest} />}
    </PageSection>
  );
}

type StartProps = Omit<TimerBoxProps, 'timer'>;

/** Offered only where it would be accepted; otherwise it says why not. */
function MayStart(props: StartProps) {
  const decided = decideStarting({ isRunning: false, ...props.atBusiness });
  if (decided.ok) return <Start {...props} />;
  return <p className="max-w-measure text-quiet">{decided.refusal.message}</p>;
}

function Start({ place, briefs, fresh }: StartProps) {
  return (
    <ActionForm action={startTimer} label="Start the timer" className="grid max-w-xl gap-4">
      <EngagementFields of={place} />
      <FreshId name="id" fresh={fresh} />
      <FormMessage />
      <TextField name="note" label="What are you starting on?" isOptional autoComplete="off" />
      <BriefField briefs={briefs} chosen={null} />
      <div>
        <Submit pending="Starting…">Start the timer</Submit>
      </div>
    </ActionForm>
  );
}

function Running({
  timer,
  places,
  place,
  briefs,
  zone,
  now,
}: StartProps & { timer: NonNullable<TimePage['timer']> }) {
  const own = places.find(({ engagementId }) => engagementId === timer.engagementId);
  const looksForgotten = now >= forgottenFrom(timer.startedAt);
  return (
    <div className="grid max-w-xl gap-4">
      <p>
        Running for {own?.business ?? 'another business'} since{' '}
        <time dateTime={timer.startedAt.toISOString()}>{shownInstant(timer.startedAt, zone, now)}</time>,
        started {formatDistance(timer.startedAt, now)}.
      </p>
      {looksForgotten ? (
        <Notice meaning="needs" title="Did you forget it?">
          If so, enter below when you stopped working.
        </Notice>
      ) : null}
      <ActionForm action={stopTimer} label="Stop the timer" className="grid gap-4">
        <RefFields of={timer} />
        <FormMessage />
        <TextField name="note" label="What it was for" initial={timer.note} autoComplete="off" />
        {timer.engagementId === place.engagementId ? (
          <BriefField briefs={briefs} chosen={timer.brief} />
        ) : (
          <input type="hidden" name="briefId" value={timer.brief?.id ?? ''} />
        )}
        <UntilField zone={zone} />
        <div>
          <Submit pending="Stopping…">Stop the timer</Submit>
        </div>
      </ActionForm>
      <ActionForm action={dropTimer} label="Drop the timer">
        <RefFields of={timer} />
        <FormMessage />
        <Submit look="plain" pending="Dropping…">
          Drop it, nothing was worked
        </Submit>
      </ActionForm>
    </div>
  );
}
