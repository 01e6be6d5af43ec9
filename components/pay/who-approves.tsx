import { OneChoice } from '@/components/forms/one-choice';
import { PageSection } from '@/components/ui/page';
import { letManagersApprove } from '@/lib/time/approval/approvers.actions';

type WhoApprovesProps = { readonly workspaceId: string; readonly managersApproveTime: boolean };

/** An owner's choice of who answers weeks of time. */
export function WhoApproves({ workspaceId, managersApproveTime }: WhoApprovesProps) {
  return (
    <PageSection title="Who approves time" id="approvers">
      <OneChoice
        action={letManagersApprove}
        title="Who approves time"
        workspaceId={workspaceId}
        name="managersApproveTime"
        label="Managers may approve time and send it back"
        hint="Never their own time, and they never pay: that stays with the owners."
        isChosen={managersApproveTime}
        save="Save who approves time"
      />
    </PageSection>
  );
}
