import { CopyLink } from '@/components/ui/copy-link';
import { invitationLink } from '@/lib/people/invitation-token';
import { resendInvitation, withdrawInvitation } from '@/lib/people/inviting.actions';
import {
  decideOnInvitation,
  type InvitationAction,
  type InvitationState,
  type Role,
} from '@/lib/people/rules';
import { Press } from './press';

type InvitationToolsProps = {
  readonly invitation: {
    readonly id: string;
    readonly email: string;
    readonly state: InvitationState;
    readonly version: number;
    /** whether nobody joins by it under another address; left out, somebody may */
    readonly isForItsAddress?: boolean;
  };
  readonly workspaceId: string;
  /** as what the reader stands to the business */
  readonly reader: Role;
  /** whom it is for, where a page has several of them */
  readonly name?: string;
};

/** What can be done about an invitation that waits: its link, sending it again, taking it back. */
export function InvitationTools({ invitation, workspaceId, reader, name }: InvitationToolsProps) {
  const { id, email, state, version, isForItsAddress } = invitation;
  const may = (action: InvitationAction) => decideOnInvitation(action, reader, state).ok;
  const tells = { workspaceId, invitationId: id, version };
  return (
    <>
      {may('copyLink') ? (
        <CopyLink
          url={invitationLink(id)}
          label={
            isForItsAddress
              ? `The same link, to send yourself. It is for ${email} alone: an owner who could see it decides no more.`
              : `The same link, to send yourself. Whoever joins by it with another address than ${email} has to say so, and you see it.`
          }
        />
      ) : null}
      {may('resend') || may('withdraw') ? (
        <div className="flex flex-wrap gap-3">
          {may('resend') ? (
            <Press
              action={resendInvitation}
              tells={tells}
              pending="Sending…"
              label={name ? `Send ${name} the invitation again` : 'Send the invitation again'}
            >
              Mail it again
            </Press>
          ) : null}
          {may('withdraw') ? (
            <Press
              action={withdrawInvitation}
              tells={tells}
              look="danger"
              label={name ? `Withdraw the invitation of ${name}` : 'Withdraw the invitation'}
            >
              Withdraw it
            </Press>
          ) : null}
        </div>
      ) : (
        <p className="text-sm text-quiet">An owner can send it again or withdraw it.</p>
      )}
    </>
  );
}
