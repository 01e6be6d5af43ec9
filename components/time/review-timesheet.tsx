import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';

type ReviewTimesheetProps = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
  /** its last day, while the week isn't over */
  readonly runsUntil: string | null;
};

/** An owner's answer to a week: yes, or back with the reason. There is no third. */
export function ReviewTimesheet({ workspaceId, id, version, runsUntil }: ReviewTimesheetProps) {
  return (
    <TwoWayForm
      action={approveTimesheet}
      otherAction={returnTimesheet}
      label="Answer"
      className="grid max-w-xl gap-4"
    >
      <SeenFields of={{ workspaceId, id, version }} />
      <FormMessage />
      {runsUntil === null ? null : (
        <p>
          The week runs until {runsUntil}. Once you approve it, no more time can be added; send it back if
          there is more to come.
        </p>
      )}
      <TextAreaField
        name="note"
        label="A word with it"
        hint="Approving makes it owed, and freezes the week. Sending it back needs a reason."
        rows={2}
        isOptional
      />
      <div className="flex flex-wrap gap-2" data-no-print>
        <Submit pending="Approving…">Approve</Submit>
        <OtherSubmit pending="Sending back…">Send back</OtherSubmit>
      </div>
    </TwoWayForm>
  );
}
