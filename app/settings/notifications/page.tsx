import type { Metadata } from 'next';
import { ChoiceGrid } from '@/components/notices/settings/choice-grid';
import { TimesForm } from '@/components/notices/settings/times-form';
import { SiteShell } from '@/components/shell/site-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, PageSection } from '@/components/ui/page';
import { getNoticeSettings } from '@/lib/notifications/settings.queries';
import { requireSignedIn } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { placeOf } from '@/lib/platform/time/format';

export const metadata: Metadata = { title: 'Notifications' };

/** How somebody wants to be told, of what, and when not. */
export default async function NoticeSettingsPage() {
  const { userId, timeZone } = await requireSignedIn();
  const { times, places } = await getNoticeSettings(userId);
  return (
    <SiteShell>
      <PageHead
        title="Notifications"
        intro="You are told of what needs you. Here you say how, and when you want quiet."
        back={{ href: addresses.settings(), label: 'Settings' }}
      />
      <PageSection title="When" id="when">
        <TimesForm times={times} place={placeOf(timeZone)} />
      </PageSection>
      {places.map((place) => (
        <PageSection key={place.workspaceId} title={place.business} id={`of-${place.workspaceId}`}>
          <ChoiceGrid place={place} channels={['in_app', 'mail']} />
        </PageSection>
      ))}
      {places.length === 0 ? (
        <div className="mt-10">
          <EmptyState title="Nothing to choose yet">
            Once you own a business or work with one, you choose here what it tells you and how.
          </EmptyState>
        </div>
      ) : null}
    </SiteShell>
  );
}
