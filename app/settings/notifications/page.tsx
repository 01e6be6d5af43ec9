import type { Metadata } from 'next';
import { DeviceSection } from '@/components/notifications/devices/device-section';
import { ChoiceGrid } from '@/components/notifications/settings/choice-grid';
import { TimesForm } from '@/components/notifications/settings/times-form';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, PageSection } from '@/components/ui/page';
import { getNotificationSettings } from '@/lib/notifications/choosing/settings.queries';
import { listDevices } from '@/lib/notifications/devices/devices.queries';
import { CHANNELS } from '@/lib/notifications/kinds/kind.rules';
import { requireSignedIn } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { pushPublicKey } from '@/lib/platform/push';
import { placeOf } from '@/lib/platform/time/format';

export const metadata: Metadata = { title: 'Notifications' };

/** Which notifications somebody gets, through which channels, and when they want quiet. */
export default async function NotificationSettingsPage() {
  const { userId, timeZone, sessionId } = await requireSignedIn();
  const publicKey = pushPublicKey();
  const { times, places } = await getNotificationSettings(userId);
  return (
    <>
      <PageHead
        title="Notifications"
        intro="You are told about what needs you. Choose here how, and when you want quiet."
        back={{ href: addresses.settings(), label: 'Settings' }}
      />
      <PageSection title="When" id="when">
        <TimesForm times={times} place={placeOf(timeZone)} />
      </PageSection>
      {publicKey === null ? null : (
        <DeviceSection
          devices={await listDevices(userId)}
          publicKey={publicKey}
          sessionId={sessionId}
          zone={timeZone}
          now={now()}
        />
      )}
      {places.map((place) => (
        <PageSection key={place.workspaceId} title={place.business} id={`of-${place.workspaceId}`}>
          <ChoiceGrid place={place} channels={publicKey === null ? ['in_app', 'mail'] : CHANNELS} />
        </PageSection>
      ))}
      {places.length === 0 ? (
        <div className="mt-10">
          <EmptyState title="Nothing to choose yet">
            Once you own a business or work with one, you choose here what it tells you and how.
          </EmptyState>
        </div>
      ) : null}
    </>
  );
}
