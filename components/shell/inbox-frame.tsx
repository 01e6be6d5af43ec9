import type { ReactNode } from 'react';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isPublicDemo } from '@/lib/platform/env/env';
import { formatInstant } from '@/lib/platform/time/format';
import { InboxShell } from './inbox-shell';
import { refusedHere } from './refused-here';
import { shellPerson } from './shell-person';

/** Around every page of the assistant's side. */
export async function InboxFrame({ children }: { children: ReactNode }) {
  const assistant = await requireAssistant();
  const at = now();
  return (
    <InboxShell
      person={shellPerson(assistant, at)}
      asOf={formatInstant(at, assistant.timeZone, at)}
      unread={assistant.unread}
      hasTimer={assistant.hasTimer}
      isSample={isPublicDemo()}
      refused={await refusedHere()}
    >
      {children}
    </InboxShell>
  );
}
