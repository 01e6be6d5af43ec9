import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { InvitationAnswer } from '@/components/people/invitation-answer';
import { SitePage } from '@/components/shell/site-page';
import { isolated } from '@/components/ui/isolated';
import { PageHead } from '@/components/ui/page';
import {
  getInvitation,
  type InvitationPage as InvitationView,
} from '@/lib/people/invitations/invitations.queries';
import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { isGoogleOn } from '@/lib/platform/auth/google';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { isMailSetUp } from '@/lib/platform/mail';

/** Whether it is to work for the business or to run it is said first. */
function headOf({ role, business, invitedBy, name, state }: InvitationView) {
  if (role === 'assistant') {
    return {
      title: `${isolated(business)} would like to work with you`,
      intro: `${invitedBy} invites ${name} to take on work for ${business}.`,
    };
  }
  // whoever asked may not run it themselves any more
  if (state !== 'open') return { title: `An invitation to run ${business}` };
  return {
    title: `Run ${business} with ${invitedBy}`,
    intro: `${invitedBy} asks ${name} to run ${business} with them, as ${STAFF_ROLE_WORDS[role].one}.`,
  };
}

type InvitationPageProps = { readonly params: Promise<{ token: string }> };

const load = cache(async (token: string) => {
  const session = await sessionFromRequest();
  const invitation = await getInvitation(token, session);
  return invitation ? { session, invitation } : notFound();
});

export async function generateMetadata({ params }: InvitationPageProps): Promise<Metadata> {
  const { invitation } = await load((await params).token);
  return {
    title: `Invitation from ${invitation.business}`,
    robots: { index: false },
    referrer: 'strict-origin',
  };
}

/** An invitation, for the holder of its link. It is bound to an address, so the link alone lets nobody in. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const { session, invitation } = await load(token);
  const here = addresses.invitation(token);
  if (session && !session.introducedAt && invitation.state === 'open') {
    redirect(`${addresses.start()}?to=${encodeURIComponent(here)}`);
  }
  return (
    <SitePage isNarrow>
      <PageHead {...headOf(invitation)} />
      <InvitationAnswer
        token={token}
        here={here}
        invitation={invitation}
        reader={session && { email: session.email, zone: session.timeZone }}
        now={now()}
        mailboxUrl={env().HANDOVER_MAILBOX_URL}
        isGoogleOn={isGoogleOn()}
        isMailOn={isMailSetUp()}
      />
    </SitePage>
  );
}
