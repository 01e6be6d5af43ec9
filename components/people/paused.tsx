import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit } from '@/components/forms/fields';
import { Notice } from '@/components/ui/notice';
import { partyOf } from '@/lib/briefs/rules';
import { resumeWork } from '@/lib/people/pausing/pausing.actions';
import type { OpenPause } from '@/lib/people/pausing/pausing.queries';
import { decidePause, type PauseFacts } from '@/lib/people/pausing/pausing.rules';
import type { Role } from '@/lib/people/rules';
import type { EngagementRef } from '@/lib/platform/tenancy';
import { shownDay } from '@/lib/platform/time/shown-instants';
import { plannedToResume } from './pause-words';

type PausedProps = {
  readonly place: EngagementRef;
  readonly state: PauseFacts['state'];
  readonly pause: OpenPause | null;
  readonly reader: Role;
  /** the other side, by name */
  readonly other: string;
  readonly zone: string;
  readonly now: Date;
};

/** That the work is paused, by whom and why, at the head of the page; and the one press that resumes it. */
export function Paused({ place, state, pause, reader, other, zone, now }: PausedProps) {
  if (!pause) return null;
  const isMine = pause.party === partyOf(reader);
  return (
    <section id="pause" className="mb-8 grid max-w-measure gap-3 scroll-mt-6" data-no-print>
      <Notice
        meaning="info"
        title={`${isMine ? 'You have' : `${other} has`} paused the work, ${shownDay(pause.pausedAt, zone, now)}`}
      >
        <p>“{pause.reason}”</p>
        <p>
          Nothing new is handed over. Open briefs keep their deadlines, and what you agreed still holds.
          {` ${plannedToResume(pause.backOn, now)}`.trimEnd()}
        </p>
      </Notice>
      {decidePause({ state, pausedBy: pause.party }, 'resume', reader).ok ? (
        <ActionForm action={resumeWork} label="Resume the work" className="grid gap-2">
          <EngagementFields of={place} />
          <FormMessage />
          <div>
            <Submit pending="Taking it up…">Take it up again</Submit>
          </div>
        </ActionForm>
      ) : null}
    </section>
  );
}
