import { Notice } from '@/components/ui/notice';
import { PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import type { EngagementPage } from '@/lib/people/engagements/engagements.queries';
import { decideOnInvitation, type Role } from '@/lib/people/rules';
import { InvitationTools } from './invitation-tools';
import { MailFateNotice } from './mail-fate';

type InvitationCareProps = {
  readonly invitation: NonNullable<EngagementPage['invitation']>;
  readonly workspaceId: string;
  readonly role: Role;
  readonly zone: string;
  readonly now: Date;
};

/** A waiting invitation: whether its mail arrived, and what its owner can do meanwhile. */
export function InvitationCare({ invitation, workspaceId, role, zone, now }: InvitationCareProps) {
  const { email, state, mail, expiresAt } = invitation;
  const mayAct = decideOnInvitation('resend', role, state).ok;
  return (
    <PageSection title="The invitation">
      <div className="grid max-w-measure gap-6">
        {state === 'expired' ? (
          <Notice meaning="needs" title="It has expired">
            It ended <When instant={expiresAt} zone={zone} now={now} /> without an answer.
            {mayAct ? ' Send it again, and its link works for another 14 days.' : null}
          </Notice>
        ) : (
          <>
            <p>
              It is for {email}, works once, and ends <When instant={expiresAt} zone={zone} now={now} />.
            </p>
            {mail ? <MailFateNotice fate={mail.fate} reason={mail.reason} mayAct={mayAct} /> : null}
          </>
        )}
        <InvitationTools invitation={invitation} workspaceId={workspaceId} reader={role} />
      </div>
    </PageSection>
  );
}
