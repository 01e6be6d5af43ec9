import type { Metadata } from 'next';
import { Press } from '@/components/people/press';
import { SessionList } from '@/components/people/session-list';
import { YourselfForm } from '@/components/people/yourself-form';
import { SiteShell } from '@/components/shell/site-shell';
import { PageHead, PageSection } from '@/components/ui/page';
import { requireSignedIn } from '@/lib/people/guards';
import { listSessions } from '@/lib/people/queries';
import { signOut } from '@/lib/people/signing-in.actions';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const signedIn = await requireSignedIn();
  const sessions = await listSessions(signedIn.userId);
  return (
    <SiteShell isNarrow>
      <PageHead
        title="Settings"
        intro={`You are signed in as ${signedIn.email}.`}
        back={{ href: addresses.start(), label: 'Back to your work' }}
        actions={
          <Press action={signOut} label="Sign out">
            Sign out
          </Press>
        }
      />
      <PageSection title="You">
        <YourselfForm name={signedIn.name} timeZone={signedIn.timeZone} />
      </PageSection>
      <PageSection title="Where you are signed in">
        <SessionList
          sessions={sessions}
          currentId={signedIn.sessionId}
          zone={signedIn.timeZone}
          now={now()}
        />
      </PageSection>
    </SiteShell>
  );
}
