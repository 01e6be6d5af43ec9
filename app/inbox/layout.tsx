import type { ReactNode } from 'react';
import { InboxShell } from '@/components/shell/inbox-shell';
import { shellPerson } from '@/components/shell/shell-person';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isPublicDemo } from '@/lib/platform/env';
import { formatInstant } from '@/lib/platform/time/format';

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const assistant = await requireAssistant();
  const at = now();
  return (
    <InboxShell
      person={shellPerson(assistant, at)}
      asOf={formatInstant(at, assistant.timeZone, at)}
      unread={assistant.unread}
      isSample={isPublicDemo()}
    >
      {children}
    </InboxShell>
  );
}
