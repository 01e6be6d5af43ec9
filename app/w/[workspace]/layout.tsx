import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { WorkspaceFrame } from '@/components/shell/workspace-frame';
import { getStaffWorkspaceName } from '@/lib/people/guards';

type WorkspaceLayoutProps = {
  readonly children: ReactNode;
  readonly params: Promise<{ workspace: string }>;
};

/**
 * The business's name is part of each title, since people who run several have their pages open side by side. A
 * business that isn't the reader's isn't named.
 */
export async function generateMetadata({ params }: WorkspaceLayoutProps): Promise<Metadata> {
  const name = await getStaffWorkspaceName((await params).workspace);
  if (name === null) return { title: { default: 'Not here', template: 'Not here · Handover' } };
  return { title: { default: name, template: `%s · ${name} · Handover` } };
}

export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  return <WorkspaceFrame slug={(await params).workspace}>{children}</WorkspaceFrame>;
}
