import { MailFateNotice } from '@/components/people/mail-fate';
import { Press } from '@/components/people/press';
import { CopyLink } from '@/components/ui/copy-link';
import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import { invitationLink } from '@/lib/people/invitation-token';
import { resendInvitation, withdrawInvitation } from '@/lib/people/inviting.actions';
import type { StaffInvitation } from '@/lib/people/staff.queries';
import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import type { Seen } from './seen';

type StaffInvitationsProps = Pick<Seen, 'workspaceId' | 'zone' | 'now'> & {
  readonly invitations: readonly StaffInvitation[];
};

/** Who was asked to run the business and hasn't answered: whether the mail arrived, and what an owner can do meanwhile. */
export function StaffInvitations({ invitations, ...seen }: StaffInvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <PageSection title="Asked, and not here yet">
      <ul className="divide-y divide-line">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="py-4">
            <Invitation {...seen} invitation={invitation} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

type InvitationProps = Omit<StaffInvitationsProps, 'invitations'> & { readonly invitation: StaffInvitation };

function Invitation({ invitation, workspaceId, zone, now }: InvitationProps) {
  const { id, version, name, email, role, state, expiresAt, mail } = invitation;
  const tells = { workspaceId, invitationId: id, version };
  return (
    <div className="grid max-w-measure gap-4">
      <p className="break-words">
        <strong className="font-semibold">{name}</strong>, to be {STAFF_ROLE_WORDS[role].name.toLowerCase()}:{' '}
        {email}. {state === 'expired' ? 'The invitation ended' : 'It ends'}{' '}
        <When instant={expiresAt} zone={zone} now={now} />
        {state === 'expired' ? ' without an answer.' : ', and works once.'}
      </p>
      {state === 'open' && mail ? <MailFateNotice fate={mail.fate} reason={mail.reason} /> : null}
      {state === 'open' ? (
        <CopyLink
          url={invitationLink(id)}
          label={`The same link, to send yourself. Whoever joins by it with another address than ${email} has to say so, and you see it.`}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Press
          action={resendInvitation}
          tells={tells}
          pending="Sending…"
          label={`Send ${name} the invitation again`}
        >
          Mail it again
        </Press>
        <Press
          action={withdrawInvitation}
          tells={tells}
          look="danger"
          label={`Withdraw the invitation of ${name}`}
        >
          Withdraw it
        </Press>
      </div>
    </div>
  );
}
