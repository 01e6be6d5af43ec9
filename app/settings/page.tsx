import type { Metadata } from 'next';
import { CalendarSettings } from '@/components/calendar/calendar-settings';
import { SignsOut } from '@/components/offline/signs-out';
import { HoursForm } from '@/components/people/hours-form';
import { MailToYou } from '@/components/people/mail-to-you';
import { Press } from '@/components/people/press';
import { SessionList } from '@/components/people/session-list';
import { YourselfForm } from '@/components/people/yourself-form';
import { SiteShell } from '@/components/shell/site-shell';
import { LinkButton } from '@/components/ui/button';
import { PageHead, PageSection } from '@/components/ui/page';
import { getCalendarLink } from '@/lib/calendar/queries';
import { requireSignedIn } from '@/lib/people/guards';
import { getHoursSettings } from '@/lib/people/hours.queries';
import { getMailStopped } from '@/lib/people/mail.queries';
import { listSessions } from '@/lib/people/queries';
import { signOut } from '@/lib/people/signing-in.actions';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { isOperator } from '@/lib/platform/operators';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const signedIn = await requireSignedIn();
  const [sessions, settings, mailStopped, calendarLink] = await Promise.all([
    listSessions(signedIn.userId),
    getHoursSettings(signedIn.userId),
    getMailStopped(signedIn),
    getCalendarLink(signedIn.userId),
  ]);
  const at = now();
  const { yours, countries, regionsOf } = settings;
  return (
    <SiteShell isNarrow>
      <PageHead
        title="Settings"
        intro={`You are signed in as ${signedIn.email}.`}
        back={{ href: addresses.start(), label: 'Back to your work' }}
        actions={
          <SignsOut person={signedIn.userId}>
            <Press action={signOut} label="Sign out">
              Sign out
            </Press>
          </SignsOut>
        }
      />
      {mailStopped ? (
        <PageSection title="Mail to you" id="mail">
          <MailToYou email={signedIn.email} stopped={mailStopped} zone={signedIn.timeZone} now={at} />
        </PageSection>
      ) : null}
      <PageSection title="You">
        <YourselfForm name={signedIn.name} timeZone={signedIn.timeZone} />
      </PageSection>
      <PageSection title="Your address">
        <p className="mb-3 max-w-measure text-quiet">
          You sign in with {signedIn.email}, and your mail goes there.
        </p>
        <LinkButton look="quiet" href={addresses.ownAddress()}>
          Change your address
        </LinkButton>
      </PageSection>
      <PageSection title="Notifications">
        <p className="mb-3 max-w-measure text-quiet">
          What you are told, by the list in the app or by mail, and when you want quiet.
        </p>
        <LinkButton look="quiet" href={addresses.noticeSettings()}>
          Choose what you are told
        </LinkButton>
      </PageSection>
      <PageSection title="When you work" id="hours">
        <p className="mb-5 max-w-measure text-quiet">
          Who hands work over to you is told when a deadline falls outside these hours or on a holiday. It
          shows nothing else, and nobody when you are online.
        </p>
        <HoursForm label="When you work" hours={yours} countries={countries} regions={regionsOf(yours)} />
      </PageSection>
      <PageSection title="In your calendar" id="calendar">
        <CalendarSettings link={calendarLink} zone={signedIn.timeZone} now={now()} />
      </PageSection>
      <PageSection title="Connections">
        <p className="mb-3 max-w-measure text-quiet">
          Tokens by which your own tools and scripts read your inbox, write down time and deliver.
        </p>
        <LinkButton look="quiet" href={addresses.ownConnections()}>
          Look at your connections
        </LinkButton>
      </PageSection>
      <PageSection title="Second step">
        <p className="mb-3 max-w-measure text-quiet">
          A passkey or a code, asked for besides the link from your mail, and before you sign or pay.
        </p>
        <LinkButton look="quiet" href={addresses.secondStepSettings()}>
          Choose a second step
        </LinkButton>
      </PageSection>
      {isOperator(signedIn.email) ? (
        <PageSection title="This installation">
          <p className="mb-3 max-w-measure text-quiet">
            You run it: whether it works, what was given up, and which mails didn’t arrive.
          </p>
          <LinkButton look="quiet" href={addresses.operator()}>
            See how it stands
          </LinkButton>
        </PageSection>
      ) : null}
      <PageSection title="Your account">
        <p className="mb-3 max-w-measure text-quiet">
          Deleting it takes two weeks, can be taken back until then, and leaves others what they signed with
          you.
        </p>
        <LinkButton look="quiet" href={addresses.deleteAccount()}>
          Delete your account
        </LinkButton>
      </PageSection>
      <PageSection title="Where you are signed in">
        <SessionList sessions={sessions} currentId={signedIn.sessionId} zone={signedIn.timeZone} now={at} />
      </PageSection>
    </SiteShell>
  );
}
