import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import { approveTimesheet, returnTimesheet } from '@/lib/time/answering.actions';

type ReviewTimesheetProps = {
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
};

/** An owner's answer to a week: yes, or back with the reason. There is no third. */
export function ReviewTimesheet({ workspaceId, id, version }: ReviewTimesheetProps) {
  return (
    <TwoWayForm
      action={approveTimesheet}
      otherAction={returnTimesheet}
      label="Answer"
      className="grid max-w-xl gap-4"
    >
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <FormMessage />
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
