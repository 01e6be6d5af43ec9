import { Press } from '@/components/people/press';
import { PageSection } from '@/components/ui/page';
import { removeDevice } from '@/lib/notifications/devices/devices.actions';
import type { Device } from '@/lib/notifications/devices/devices.queries';
import { browserWords } from '@/lib/people/signing-in/browsers';
import { shownDay } from '@/lib/platform/time/shown-instants';
import { ThisDevice } from './this-device';

type DeviceSectionProps = {
  readonly devices: readonly Device[];
  /** the key that this browser subscribes with */
  readonly publicKey: string;
  readonly sessionId: string;
  readonly zone: string;
  readonly now: Date;
};

/** Devices with push notifications, each turned on there. */
export function DeviceSection({ devices, publicKey, sessionId, zone, now }: DeviceSectionProps) {
  const isOnHere = devices.some((device) => device.sessionId === sessionId);
  return (
    <PageSection title="On devices" id="devices">
      <p className="mb-4 max-w-measure text-quiet">
        A browser can show what happens while this page is closed. It shows one line, keeps quiet in your
        quiet hours, and ends when you sign out there.
      </p>
      <ThisDevice publicKey={publicKey} isOn={isOnHere} />
      {devices.length > 0 ? (
        <ul aria-label="Devices that show notifications" className="mt-5 grid gap-3">
          {devices.map(({ id, sessionId: session, userAgent, since }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
              <span>
                {browserWords(userAgent)}
                {session === sessionId ? ', this one' : ''}
                <span className="text-sm text-quiet"> since {shownDay(since, zone, now)}</span>
              </span>
              <Press
                action={removeDevice}
                fields={{ id }}
                label={`Stop notifications on ${browserWords(userAgent)}`}
              >
                Turn off
              </Press>
            </li>
          ))}
        </ul>
      ) : null}
    </PageSection>
  );
}
