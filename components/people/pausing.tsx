import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { pauseWork } from '@/lib/people/pausing/pausing.actions';
import { decidePause, type PauseFacts } from '@/lib/people/pausing/pausing.rules';
import type { Role } from '@/lib/people/rules';
import { newId } from '@/lib/platform/ids';
import type { EngagementRef } from '@/lib/platform/tenancy';

type PausingProps = {
  readonly place: EngagementRef;
  readonly state: PauseFacts['state'];
  readonly reader: Role;
  /** the other side, by name */
  readonly other: string;
  /** if it comes from something both agreed at an evaluation */
  readonly adjustmentId?: string | undefined;
};

/** The form that pauses work that goes on, for those who may. */
export function Pausing({ place, state, reader, other, adjustmentId }: PausingProps) {
  if (!decidePause({ state, pausedBy: null }, 'pause', reader).ok) return null;
  return (
    <section id="pause" className="mt-10 max-w-measure scroll-mt-6" data-no-print>
      <details open={adjustmentId !== undefined}>
        <summary className="fold-link">Pause the work</summary>
        <ActionForm action={pauseWork} label="Pause the work" className="grid gap-4 pt-3">
          <EngagementFields of={place} />
          <FreshId name="pauseId" fresh={newId()} />
          <input type="hidden" name="adjustmentId" value={adjustmentId ?? ''} />
          <p className="text-sm text-quiet">
            Nothing new is handed over until you resume, and schedules stop. Open briefs keep their deadlines.
            What you agreed still holds: monthly pay continues, and so do evaluations. To change that, amend
            the agreement.
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
    </section>
  );
}
