import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { WorkspaceFrame } from '@/components/shell/workspace-frame';
import { getStaffWorkspaceName } from '@/lib/people/guards';

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

export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  return <WorkspaceFrame slug={(await params).workspace}>{children}</WorkspaceFrame>;
}
