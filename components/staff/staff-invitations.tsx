import { InvitationTools } from '@/components/people/invitation-tools';
import { MailFateNotice } from '@/components/people/mail-fate';
import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import type { StaffInvitation } from '@/lib/people/staff.queries';
import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import type { StaffRole } from '@/lib/platform/tenancy';
import type { Seen } from './seen';

type StaffInvitationsProps = Pick<Seen, 'workspaceId' | 'zone' | 'now' | 'path' | 'isFresh'> & {
  readonly invitations: readonly StaffInvitation[];
  readonly reader: StaffRole;
};

/** Open invitations to run the business: whether their mails arrived, and what an owner can do meanwhile. */
export function StaffInvitations({ invitations, ...seen }: StaffInvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <PageSection title="Asked, and not here yet" id="asked">
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

function Invitation({ invitation, workspaceId, reader, zone, now, path, isFresh }: InvitationProps) {
  const { name, email, role, state, expiresAt, mail } = invitation;
  return (
    <div className="grid max-w-measure gap-4">
      <p className="break-words">
        <strong className="font-semibold">{name}</strong>, to be {STAFF_ROLE_WORDS[role].name.toLowerCase()}:{' '}
        {email}. {state === 'expired' ? 'The invitation ended' : 'It ends'}{' '}
        <When instant={expiresAt} zone={zone} now={now} />
        {state === 'expired' ? ' without an answer.' : ', and works once.'}
      </p>
      {state === 'open' && mail ? <MailFateNotice fate={mail.fate} reason={mail.reason} mayAct /> : null}
      <InvitationTools
        invitation={invitation}
        workspaceId={workspaceId}
        reader={reader}
        name={name}
        deciding={{ path, isFresh }}
      />
    </div>
  );
}
