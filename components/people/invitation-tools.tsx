import { CopyLink } from '@/components/ui/copy-link';
import { invitationLink } from '@/lib/people/invitations/invitation-token';
import { resendInvitation, withdrawInvitation } from '@/lib/people/invitations/inviting.actions';
import {
  decideOnInvitation,
  type InvitationAction,
  type InvitationState,
  type Role,
} from '@/lib/people/rules';
import { OtherAddress } from './other-address';
import { Press } from './press';

type InvitationToolsProps = {
  readonly invitation: {
    readonly id: string;
    readonly email: string;
    readonly state: InvitationState;
    readonly version: number;
  };
  readonly workspaceId: string;
  /** the reader's role in the business */
  readonly reader: Role;
  /** whom it is for, where a page has several of them */
  readonly name?: string;
  /** where it is to run the business */
  readonly deciding?: { readonly path: string; readonly isFresh: boolean };
};

/** What can be done about a waiting invitation: copy its link, send it again, withdraw it. */
export function InvitationTools({ invitation, workspaceId, reader, name, deciding }: InvitationToolsProps) {
  const { id, email, state, version } = invitation;
  const may = (action: InvitationAction) => decideOnInvitation(action, reader, state).ok;
  const fields = { workspaceId, invitationId: id, version };
  return (
    <>
      {may('copyLink') ? (
        <CopyLink
          url={invitationLink(id)}
          label={`The same link, for you to send. Only someone signed in as ${email} can join with it.`}
        />
      ) : null}
      {may('resend') || may('withdraw') ? (
        <div className="flex flex-wrap gap-3">
          {may('resend') ? (
            <Press
              action={resendInvitation}
              fields={fields}
              pending="Sending…"
              done="On its way"
              label={name ? `Send ${name} the invitation again` : 'Send the invitation again'}
            >
              E-mail it again
            </Press>
          ) : null}
          {may('withdraw') ? (
            <Press
              action={withdrawInvitation}
              fields={fields}
              look="danger"
              label={name ? `Withdraw the invitation of ${name}` : 'Withdraw the invitation'}
            >
              Withdraw it
            </Press>
          ) : null}
        </div>
      ) : (
        <p className="text-sm text-quiet">
          An owner can send it again, also to another address, or withdraw it.
        </p>
      )}
      {may('readdress') ? <OtherAddress fields={fields} name={name} deciding={deciding} /> : null}
    </>
  );
}
