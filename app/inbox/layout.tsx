import type { ReactNode } from 'react';
import { Live } from '@/components/live/live';
import { InboxShell } from '@/components/shell/inbox-shell';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';

const PLACES = [
  { href: addresses.inbox(), label: 'Inbox', under: '/inbox/briefs/' },
  { href: addresses.inboxWeek(), label: 'Week' },
  { href: addresses.inboxAgreements(), label: 'Agreements' },
  { href: addresses.inboxDone(), label: 'Done' },
] as const;

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const { name } = await requireAssistant();
  return (
    <InboxShell person={{ name }} items={PLACES}>
      {children}
      <Live />
    </InboxShell>
  );
}
