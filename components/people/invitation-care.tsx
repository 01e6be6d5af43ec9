import { CopyLink } from '@/components/ui/copy-link';
import { Notice } from '@/components/ui/notice';
import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import type { EngagementPage } from '@/lib/people/engagements.queries';
import { invitationLink } from '@/lib/people/invitation-token';
import { resendInvitation, withdrawInvitation } from '@/lib/people/inviting.actions';
import { decideOnInvitation, type InvitationAction, type Role } from '@/lib/people/rules';
import { MailFateNotice } from './mail-fate';
import { Press } from './press';

type InvitationCareProps = {
  readonly invitation: NonNullable<EngagementPage['invitation']>;
  readonly workspaceId: string;
  readonly role: Role;
  readonly zone: string;
  readonly now: Date;
};

/** An invitation that waits: whether its mail arrived, and what its owner can do meanwhile. */
export function InvitationCare({ invitation, workspaceId, role, zone, now }: InvitationCareProps) {
  const { id, email, state, mail, expiresAt, version } = invitation;
  const may = (action: InvitationAction) => decideOnInvitation(action, role, state).ok;
  const tells = { workspaceId, invitationId: id, version };
  return (
    <PageSection title="The invitation">
      <div className="grid max-w-measure gap-6">
        {state === 'expired' ? (
          <Notice meaning="needs" title="It has expired">
            It ended <When instant={expiresAt} zone={zone} now={now} /> without an answer. Send it again, and
            its link works for another 14 days.
          </Notice>
        ) : (
          <>
            <p>
              It is for {email}, works once, and ends <When instant={expiresAt} zone={zone} now={now} />.
            </p>
            {mail ? <MailFateNotice fate={mail.fate} reason={mail.reason} /> : null}
          </>
        )}
        {may('copyLink') ? (
          <CopyLink
            url={invitationLink(id)}
            label={`The same link, to send yourself. Whoever joins by it with another address than ${email} has to say so, and you see it.`}
          />
        ) : null}
        {may('resend') || may('withdraw') ? (
          <div className="flex flex-wrap gap-3">
            {may('resend') ? (
              <Press
                action={resendInvitation}
                tells={tells}
                pending="Sending…"
                label="Send the invitation again"
              >
                Mail it again
              </Press>
            ) : null}
            {may('withdraw') ? (
              <Press action={withdrawInvitation} tells={tells} look="danger" label="Withdraw the invitation">
                Withdraw it
              </Press>
            ) : null}
          </div>
        ) : (
          <p className="text-sm text-quiet">An owner can send it again or withdraw it.</p>
        )}
      </div>
    </PageSection>
  );
}
