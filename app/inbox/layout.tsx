import type { ReactNode } from 'react';
import { Live } from '@/components/live/live';
import { KeptNote } from '@/components/offline/kept-note';
import { DeviceZone } from '@/components/people/device-zone';
import { InboxShell } from '@/components/shell/inbox-shell';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { formatInstant } from '@/lib/platform/time/format';
import { offsetMinutes } from '@/lib/platform/time/zones';

const PLACES = [
  { href: addresses.inbox(), label: 'Inbox', under: '/inbox/briefs/' },
  { href: addresses.inboxWeek(), label: 'Week' },
  { href: addresses.businesses(), label: 'Businesses' },
  { href: addresses.inboxAgreements(), label: 'Agreements' },
  { href: addresses.inboxTime(), label: 'Time' },
  { href: addresses.inboxEarnings(), label: 'Earnings' },
  { href: addresses.inboxEvaluations(), label: 'Evaluations' },
  { href: addresses.inboxDone(), label: 'Done' },
] as const;

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const { name, userId, timeZone, unread, keptZones } = await requireAssistant();
  const at = now();
  return (
    <InboxShell person={{ name }} items={PLACES} unread={unread}>
      <KeptNote person={userId} asOf={formatInstant(at, timeZone, at)} madeAt={at.getTime()} />
      {children}
      <DeviceZone own={timeZone} minutesAhead={offsetMinutes(at, timeZone)} kept={keptZones} />
      <Live person={userId} />
    </InboxShell>
  );
}
