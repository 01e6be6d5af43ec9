import type { ReactNode } from 'react';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isPublicDemo } from '@/lib/platform/env/env';
import { OwnerShell } from './owner-shell';
import { refusedHere } from './refused-here';
import { shellPerson } from './shell-person';

/** Around every page of the owner's side: the rail, for owners and managers of that business only. */
export async function WorkspaceFrame({ slug, children }: { slug: string; children: ReactNode }) {
  const { signedIn, workspace, role, unread, keptZones } = await requireStaff(slug);
  return (
    <OwnerShell
      workspace={{ slug, name: workspace.name }}
      role={role}
      person={shellPerson({ ...signedIn, keptZones }, now())}
      unread={unread}
      isSample={isPublicDemo()}
      refused={await refusedHere()}
    >
      {children}
    </OwnerShell>
  );
}
