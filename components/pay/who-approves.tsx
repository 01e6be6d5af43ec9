import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit } from '@/components/forms/fields';
import { PageSection } from '@/components/ui/page';
import { letManagersApprove } from '@/lib/time/approvers.actions';

type WhoApprovesProps = { readonly workspaceId: string; readonly managersApproveTime: boolean };

/** An owner's choice of who answers weeks of time. */
export function WhoApproves({ workspaceId, managersApproveTime }: WhoApprovesProps) {
  return (
    <PageSection title="Who approves time" id="approvers">
      <ActionForm action={letManagersApprove} label="Who approves time" className="grid max-w-xl gap-4">
        <input type="hidden" name="workspaceId" value={workspaceId} />
        <FormMessage />
        <CheckboxField
          key={String(managersApproveTime)}
          name="managersApproveTime"
          label="Managers may approve time and send it back"
          hint="Never their own time, and they never pay: that stays with the owners."
          isInitiallyChecked={managersApproveTime}
        />
        <div>
          <Submit look="quiet" pending="Saving…">
            Save
          </Submit>
        </div>
      </ActionForm>
    </PageSection>
  );
}
