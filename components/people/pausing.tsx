import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { Notice } from '@/components/ui/notice';
import { partyOf } from '@/lib/briefs/rules';
import { pauseWork, resumeWork } from '@/lib/people/pausing.actions';
import type { OpenPause } from '@/lib/people/pausing.queries';
import { decidePause, type PauseFacts } from '@/lib/people/pausing.rules';
import type { Role } from '@/lib/people/rules';
import { newId } from '@/lib/platform/ids';
import type { EngagementRef } from '@/lib/platform/tenancy';
import { dayInWords, formatDay } from '@/lib/platform/time/format';

type PausingProps = {
  readonly place: EngagementRef;
  readonly state: PauseFacts['state'];
  readonly pause: OpenPause | null;
  readonly reader: Role;
  /** the other side, by name */
  readonly other: string;
  /** if it comes from something both agreed at an evaluation */
  readonly adjustmentId?: string | undefined;
  readonly zone: string;
  readonly now: Date;
};

/** Whether the work goes on or is paused, by whom and why; and the one press that changes it. */
export function Pausing({ place, state, pause, reader, other, adjustmentId, zone, now }: PausingProps) {
  const facts = { state, pausedBy: pause?.party ?? null };
  const mine = partyOf(reader);
  return (
    <section id="pause" className="mt-10 grid max-w-measure gap-3 scroll-mt-6" data-no-print>
      {pause ? (
        <Notice
          meaning="info"
          title={`${pause.party === mine ? 'You have' : `${other} has`} paused the work, ${formatDay(pause.pausedAt, zone, now)}`}
        >
          <p>“{pause.reason}”</p>
          <p>
            Nothing new is handed over. Open briefs keep their deadlines, and what you agreed still holds.
            {pause.backOn ? ` It is planned to resume ${dayInWords(pause.backOn, now)}.` : ''}
          </p>
        </Notice>
      ) : null}
      {decidePause(facts, 'resume', reader).ok ? (
        <ActionForm action={resumeWork} label="Resume the work" className="grid gap-2">
          <EngagementFields of={place} />
          <FormMessage />
          <div>
            <Submit pending="Taking it up…">Take it up again</Submit>
          </div>
        </ActionForm>
      ) : null}
      {decidePause(facts, 'pause', reader).ok ? (
        <details open={adjustmentId !== undefined}>
          <summary className="fold-link">Pause the work</summary>
          <ActionForm action={pauseWork} label="Pause the work" className="grid gap-4 pt-3">
            <EngagementFields of={place} />
            <FreshId name="pauseId" fresh={newId()} />
            <input type="hidden" name="adjustmentId" value={adjustmentId ?? ''} />
            <p className="text-sm text-quiet">
              Nothing new is handed over until you resume, and schedules stop. Open briefs keep their
              deadlines. What you agreed still holds: monthly pay continues, and so do evaluations. To change
              that, amend the agreement.
            </p>
            <FormMessage />
            <TextAreaField name="reason" label="Why" rows={2} hint={`${other} reads it.`} />
            <div className="max-w-60">
              <TextField name="backOn" label="When you plan to resume" type="date" isOptional />
            </div>
            <div>
              <Submit look="quiet" pending="Pausing…">
                Pause
              </Submit>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
