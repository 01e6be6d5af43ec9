import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { takeWeekBack } from '@/lib/time/approval/taking-back.actions';

type TakeBackProps = {
  readonly timesheet: { readonly workspaceId: string; readonly id: string; readonly version: number };
  readonly business: string;
};

/** For somebody who sees a mistake in what they have submitted, before anybody has answered. */
export function TakeBack({ timesheet, business }: TakeBackProps) {
  return (
    <ActionForm action={takeWeekBack} label="Take the week back" className="grid max-w-xl gap-3">
      <SeenFields of={timesheet} />
      <FormMessage />
      <p className="text-quiet">
        Something isn’t right? Until somebody answers, you can take it back, change it and hand it in again.{' '}
        {business} sees that you did.
      </p>
      <div data-no-print>
        <Submit look="quiet" pending="Taking it back…">
          Take it back
        </Submit>
      </div>
    </ActionForm>
  );
}
