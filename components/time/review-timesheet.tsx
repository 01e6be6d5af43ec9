import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import { approveTimesheet, returnTimesheet } from '@/lib/time/approval/answering.actions';
import { decideAnswer, NOT_SENT_BACK, type TimesheetRole, type TimesheetState } from '@/lib/time/rules';

type ReviewTimesheetProps = {
  readonly week: {
    readonly workspaceId: string;
    readonly id: string;
    readonly version: number;
    readonly state: TimesheetState;
    /** whether the work of the two is over */
    readonly hasEnded: boolean;
  };
  readonly reader: TimesheetRole;
  /** its last day, while the week isn't over */
  readonly runsUntil: string | null;
};

/** An owner's answer to a week: yes, or back with the reason. There is no third, and after the end no second. */
export function ReviewTimesheet({ week, reader, runsUntil }: ReviewTimesheetProps) {
  const seen = (
    <>
      <SeenFields of={week} />
      <FormMessage />
    </>
  );
  if (!decideAnswer(week, 'return', reader).ok) {
    return (
      <ActionForm action={approveTimesheet} label="Answer" className="grid max-w-xl gap-4">
        {seen}
        <p>{NOT_SENT_BACK}</p>
        <AWordWithIt hint="Approving makes it owed, and freezes the week." />
        <div data-no-print>
          <Approve />
        </div>
      </ActionForm>
    );
  }
  return (
    <TwoWayForm
      action={approveTimesheet}
      otherAction={returnTimesheet}
      label="Answer"
      className="grid max-w-xl gap-4"
    >
      {seen}
      {runsUntil === null ? null : (
        <p>
          The week runs until {runsUntil}. Once you approve it, no more time can be added; send it back if
          there is more to come.
        </p>
      )}
      <AWordWithIt hint="Approving makes it owed, and freezes the week. Sending it back needs a reason." />
      <div className="flex flex-wrap gap-2" data-no-print>
        <Approve />
        <OtherSubmit pending="Sending back…">Send back</OtherSubmit>
      </div>
    </TwoWayForm>
  );
}

function AWordWithIt({ hint }: { readonly hint: string }) {
  return <TextAreaField name="note" label="A word with it" hint={hint} rows={2} isOptional />;
}

function Approve() {
  return <Submit pending="Approving…">Approve</Submit>;
}
