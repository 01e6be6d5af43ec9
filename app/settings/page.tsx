import type { Metadata } from 'next';
import { CalendarSettings } from '@/components/calendar/calendar-settings';
import { SignsOut } from '@/components/offline/signs-out';
import { HoursForm } from '@/components/people/hours-form';
import { MailToYou } from '@/components/people/mail-to-you';
import { Press } from '@/components/people/press';
import { SessionList } from '@/components/people/session-list';
import { YourselfForm } from '@/components/people/yourself-form';
import { OperatorsLinks } from '@/components/shell/operators-links';
import { PageHead, SettingsSection } from '@/components/ui/page';
import { type RowFacts, RowList } from '@/components/ui/row-list';
import { getCalendarLink } from '@/lib/calendar/queries';
import { requireSignedIn } from '@/lib/people/guards';
import { getHoursSettings } from '@/lib/people/hours/hours.queries';
import { getMailStopped } from '@/lib/people/mail.queries';
import { listSessions } from '@/lib/people/queries';
import { signOut } from '@/lib/people/signing-in/signing-in.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isOperator } from '@/lib/platform/auth/operators';
import type { SignedIn } from '@/lib/platform/auth/signed-in';
import { now } from '@/lib/platform/clock';

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
    <>
      <PageHead
        title="Settings"
        intro={`You are signed in as ${signedIn.email}.`}
        actions={
          <SignsOut person={signedIn.userId}>
            <Press action={signOut} label="Sign out">
              Sign out
            </Press>
          </SignsOut>
        }
      />
      {mailStopped ? (
        <SettingsSection title="Mail to you" id="mail">
          <MailToYou email={signedIn.email} stopped={mailStopped} zone={signedIn.timeZone} now={at} />
        </SettingsSection>
      ) : null}
      <RowList label="Of yours" rows={pagesOf(signedIn)} />
      <SettingsSection title="You">
        <YourselfForm name={signedIn.name} timeZone={signedIn.timeZone} />
      </SettingsSection>
      <SettingsSection
        title="When you work"
        intro="Whoever hands work over to you is told when a deadline falls outside these hours or on a holiday. Nothing else is shown, and nobody sees when you are online."
        id="hours"
      >
        <HoursForm label="When you work" hours={yours} countries={countries} regions={regionsOf(yours)} />
      </SettingsSection>
      <SettingsSection
        title="In your calendar"
        intro="Your calendar shows deadlines of briefs, check-ins, evaluations and the last days of agreements, over all your places. It reads them by a secret link, and looks again every hour or so."
        id="calendar"
      >
        <CalendarSettings link={calendarLink} zone={signedIn.timeZone} now={now()} />
      </SettingsSection>
      <SettingsSection title="Where you are signed in">
        <SessionList sessions={sessions} currentId={signedIn.sessionId} zone={signedIn.timeZone} now={at} />
      </SettingsSection>
      <SettingsSection title="Your account">
        <RowList
          rows={[
            {
              href: addresses.deleteAccount(),
              title: 'Delete your account',
              detail:
                'It takes two weeks, can be taken back until then, and leaves others what they signed with you.',
            },
          ]}
        />
        <OperatorsLinks className="mt-4 text-sm" />
      </SettingsSection>
    </>
  );
}

/** What is chosen on a page of its own, the most wanted first. */
function pagesOf(signedIn: SignedIn): readonly RowFacts[] {
  return [
    {
      href: addresses.notificationSettings(),
      title: 'Notifications',
      detail: 'What you are told, in the app or by e-mail, and when you want quiet.',
    },
    {
      href: addresses.ownAddress(),
      title: 'Your address',
      detail: `You sign in with ${signedIn.email}, and your mail goes there.`,
    },
    {
      href: addresses.secondStepSettings(),
      title: 'Second step',
      detail: 'A passkey or a code, asked for after the link from your mail, and before you sign or pay.',
    },
    {
      href: addresses.ownConnections(),
      title: 'Connections',
      detail: 'Tokens that let your own tools and scripts read your inbox, record time and deliver work.',
    },
    ...(isOperator(signedIn)
      ? [
          {
            href: addresses.operator(),
            title: 'This installation',
            detail: 'You run it: whether it works, what was given up, and which e-mails didn’t arrive.',
          },
        ]
      : []),
  ];
}
