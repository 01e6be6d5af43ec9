import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, RadioField, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { DECIDING } from '@/components/people/deciding';
import { InviteeFields } from '@/components/people/invitee-fields';
import { PageSection } from '@/components/ui/page';
import { inviteToRun } from '@/lib/people/staff.actions';
import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import { newId } from '@/lib/platform/ids';
import type { Seen } from './seen';

const CHOICES = (['manager', 'owner'] as const).map((value) => ({
  value,
  label: STAFF_ROLE_WORDS[value].name,
  hint: STAFF_ROLE_WORDS[value].may,
}));

/** Asks somebody to run the business with its owners. */
export function StaffInvite({ workspaceId, path, isFresh }: Seen) {
  return (
    <PageSection title="Ask somebody to run it with you" id="invite">
      <ActionForm
        action={inviteToRun}
        className="grid max-w-xl gap-6"
        label="Ask somebody to run the business"
      >
        <FreshId name="id" fresh={newId()} />
        <input type="hidden" name="workspaceId" value={workspaceId} />
        <FormMessage />
        <InviteeFields />
        <RadioField name="role" legend="What they may do" choices={CHOICES} initial="manager" />
        <SignInAgain path={path} at="invite" isFresh={isFresh} purpose={DECIDING} />
        <div>
          <Submit pending="Inviting…">Invite</Submit>
        </div>
      </ActionForm>
    </PageSection>
  );
}
