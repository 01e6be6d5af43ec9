import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { TwoFields } from '@/components/forms/two-fields';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import type { NotificationTimes } from '@/lib/notifications/choosing/settings.queries';
import { clockOf, WEEKDAYS } from '@/lib/platform/time/working-hours';

type TimesFormProps = {
  readonly times: NotificationTimes;
  /** whose clock it is: "Manila" */
  readonly place: string;
};

/** Sets when mail and devices stay quiet, and when a digest comes. */
export function TimesForm({ times, place }: TimesFormProps) {
  const { quietFrom, quietUntil, digestAt, digestWeekday } = times;
  return (
    <ActionForm action={setNotificationTimes} className="grid gap-6" label="When you are told">
      <FormMessage />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-semibold">Quiet hours, on your clock ({place})</legend>
        <TwoFields>
          <TextField
            name="quietFrom"
            label="From"
            type="time"
            initial={quietFrom === null ? '' : clockOf(quietFrom)}
            isOptional
          />
          <TextField
            name="quietUntil"
            label="Until"
            type="time"
            initial={quietUntil === null ? '' : clockOf(quietUntil)}
            isOptional
          />
        </TwoFields>
        <p className="max-w-measure text-sm text-quiet">
          Unless you change them, they are the hours when you don’t work. Mail waits until they are over and
          comes as one. What can’t wait still comes: two hours before a deadline, when one has passed, a risk,
          a check-in, and anything that binds you at once.
        </p>
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-semibold">Digest</legend>
        <TwoFields>
          <TextField name="digestAt" label="At" type="time" initial={clockOf(digestAt)} />
          <SelectField
            name="digestWeekday"
            label="Weekly on"
            initial={String(digestWeekday)}
            choices={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
          />
        </TwoFields>
        <p className="max-w-measure text-sm text-quiet">
          What you want once a day or once a week comes then. Anything you have read by that time is left out,
          and if nothing is left no mail is sent.
        </p>
      </fieldset>
      <Submit look="quiet" pending="Saving…" done="Saved">
        Save the times
      </Submit>
    </ActionForm>
  );
}
