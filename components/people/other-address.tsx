import { SignInAgain } from '@/components/agreements/signing/sign-in-again';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextField } from '@/components/forms/fields';
import { FoldedForm } from '@/components/forms/folded-form';
import { readdressInvitation } from '@/lib/people/invitations/inviting.actions';
import { INVITATION_DAYS } from '@/lib/people/rules';
import { DECIDING } from './deciding';

type OtherAddressProps = {
  readonly fields: { readonly workspaceId: string; readonly invitationId: string; readonly version: number };
  /** whom it is for, where a page has several of them */
  readonly name: string | undefined;
  /**
   * for an invitation to run the business, which needs a fresh sign-in: the page to come back to, and whether the
   * sign-in is fresh enough
   */
  readonly deciding: { readonly path: string; readonly isFresh: boolean } | undefined;
};

/** Redirects an invitation to the address that somebody really uses. */
export function OtherAddress({ fields, name, deciding }: OtherAddressProps) {
  const at = `readdress-${fields.invitationId}`;
  return (
    <FoldedForm id={at} title={name ? `${name} uses another address` : 'They use another address'}>
      <ActionForm
        action={readdressInvitation}
        className="grid gap-5 pt-3"
        label={name ? `Send ${name} the invitation to another address` : 'Send it to another address'}
      >
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <FormMessage />
        <TextField
          name="email"
          label="The address they use"
          hint={`From then on the invitation works only for that address, with the same link, for another ${INVITATION_DAYS} days.`}
          type="email"
          autoComplete="off"
        />
        {deciding ? <SignInAgain {...deciding} at={at} purpose={DECIDING} /> : null}
        <div>
          <Submit look="quiet" pending="Sending…">
            Send it there
          </Submit>
        </div>
      </ActionForm>
    </FoldedForm>
  );
}
