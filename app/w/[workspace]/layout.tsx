import type { ReactNode } from 'react';
import { Live } from '@/components/live/live';
import { Outbox } from '@/components/offline/outbox';
import { DeviceZone } from '@/components/people/device-zone';
import { OwnerShell } from '@/components/shell/owner-shell';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { offsetMinutes } from '@/lib/platform/time/zones';

type WorkspaceLayoutProps = {
  readonly children: ReactNode;
  readonly params: Promise<{ workspace: string }>;
};

/** The owner's desk: the same rail around every page of a workspace, for its owners and managers only. */
export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role, unread, keptZones } = await requireStaff(slug);
  const items = [
    { href: addresses.home(slug), label: 'Home', isExact: true },
    { href: addresses.briefs(slug), label: 'Briefs' },
    { href: addresses.playbooks(slug), label: 'Playbooks' },
    { href: addresses.assistants(slug), label: 'Assistants' },
    { href: addresses.agreements(slug), label: 'Agreements' },
    ...(role === 'owner' ? [{ href: addresses.pay(slug), label: 'Pay' }] : []),
    { href: addresses.evaluations(slug), label: 'Evaluations' },
    ...(role === 'owner' ? [{ href: addresses.workspaceSettings(slug), label: 'Business' }] : []),
  ];
  return (
    <OwnerShell
      workspace={{ slug, name: workspace.name }}
      items={items}
      person={{ name: signedIn.name }}
      unread={unread}
    >
      <Outbox person={signedIn.userId} />
      {children}
      <DeviceZone
        own={signedIn.timeZone}
        minutesAhead={offsetMinutes(now(), signedIn.timeZone)}
        kept={keptZones}
      />
      <Live person={signedIn.userId} />
    </OwnerShell>
  );
}
