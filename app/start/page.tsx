import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountLink } from '@/components/people/account-link';
import { IntroduceForm } from '@/components/people/introduce-form';
import { Places } from '@/components/people/places';
import { SitePage } from '@/components/shell/site-page';
import { PageHead } from '@/components/ui/page';
import { listPastBusinesses } from '@/lib/endings/past.queries';
import { listWaitingInvitations } from '@/lib/people/invitations/invitations.queries';
import { doorsOf, onlyDoorOf } from '@/lib/people/places';
import { listPlaces } from '@/lib/people/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { sessionFromRequest } from '@/lib/platform/auth/from-request';
import { ownPath } from '@/lib/platform/auth/own-path';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Start' };

type StartPageProps = {
  readonly searchParams: Promise<{ readonly to?: string | string[]; readonly choose?: string }>;
};

/** Where every sign-in leads: asks new people for their name, then sends everybody on to where they work. */
export default async function StartPage({ searchParams }: StartPageProps) {
  const { to: wanted, choose } = await searchParams;
  const to = ownPath([wanted].flat()[0]);
  const session = await sessionFromRequest();
  if (!session) redirect(addresses.signIn(to));
  if (!session.introducedAt) {
    const [invitation] = await listWaitingInvitations(session.userId);
    return (
      <SitePage isNarrow>
        <PageHead
          title="Before you begin"
          intro={`You are signed in as ${session.email}. We need two things to begin: your name and your time zone.`}
        />
        <IntroduceForm to={to} invitation={invitation} />
      </SitePage>
    );
  }
  if (to !== addresses.start()) redirect(to);

  const [places, past, invitations] = await Promise.all([
    listPlaces(session.userId),
    listPastBusinesses(session.userId),
    listWaitingInvitations(session.userId),
  ]);
  const doors = doorsOf(places, past);
  const only = onlyDoorOf(places, past);
  if (only && invitations.length === 0 && choose === undefined) redirect(only.href);
  return (
    <SitePage isNarrow actions={<AccountLink name={session.name} />}>
      <PageHead title={doors.length === 0 ? `Welcome, ${session.name}` : 'Where to?'} />
      <Places
        doors={doors}
        invitations={invitations}
        email={session.email}
        zone={session.timeZone}
        now={now()}
      />
    </SitePage>
  );
}
