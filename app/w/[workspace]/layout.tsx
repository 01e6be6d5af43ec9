import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { OwnerShell } from '@/components/shell/owner-shell';
import { shellPerson } from '@/components/shell/shell-person';
import { getStaffWorkspaceName, requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isPublicDemo } from '@/lib/platform/env';

type WorkspaceLayoutProps = {
  readonly children: ReactNode;
  readonly params: Promise<{ workspace: string }>;
};

/** Who runs several businesses has pages of one name open side by side; under one that isn't theirs none is named. */
export async function generateMetadata({ params }: WorkspaceLayoutProps): Promise<Metadata> {
  const name = await getStaffWorkspaceName((await params).workspace);
  if (name === null) return { title: { default: 'Not here', template: 'Not here · Handover' } };
  return { title: { default: name, template: `%s · ${name} · Handover` } };
}

/** The owner's desk: the same rail around every page of a workspace, for its owners and managers only. */
export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role, unread, keptZones } = await requireStaff(slug);
  return (
    <OwnerShell
      workspace={{ slug, name: workspace.name }}
      role={role}
      person={shellPerson({ ...signedIn, keptZones }, now())}
      unread={unread}
      isSample={isPublicDemo()}
    >
      {children}
    </OwnerShell>
  );
}
