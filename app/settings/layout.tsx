import type { ReactNode } from 'react';
import { InboxFrame } from '@/components/shell/inbox-frame';
import { SitePage } from '@/components/shell/site-page';
import { WorkspaceFrame } from '@/components/shell/workspace-frame';
import { NearLink } from '@/components/ui/near-link';
import { listPastBusinesses } from '@/lib/endings/past.queries';
import { requireSignedIn } from '@/lib/people/guards';
import { surroundingsOf } from '@/lib/people/places';
import { listPlaces } from '@/lib/people/queries';

/**
 * A person's own settings, inside the frame of the side where they work: opening settings doesn't lead away from it.
 */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { userId } = await requireSignedIn();
  const [places, past] = await Promise.all([listPlaces(userId), listPastBusinesses(userId)]);
  const found = surroundingsOf(places, past);
  if (found.around === 'workspace') return <WorkspaceFrame slug={found.slug}>{children}</WorkspaceFrame>;
  if (found.around === 'inbox') return <InboxFrame>{children}</InboxFrame>;
  return (
    <SitePage
      actions={found.doors.map(({ href, title }) => (
        <NearLink
          key={href}
          href={href}
          className="rounded-md py-2 text-accent underline underline-offset-4 hover:text-accent-strong"
        >
          {title}
        </NearLink>
      ))}
    >
      {children}
    </SitePage>
  );
}
