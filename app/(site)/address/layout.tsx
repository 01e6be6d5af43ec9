import type { ReactNode } from 'react';
import { SiteShell } from '@/components/shell/site-shell';

/** The layout of the pages that mailed links to an old or new address lead to. */
export default function MailedAddressLayout({ children }: { children: ReactNode }) {
  return <SiteShell isNarrow>{children}</SiteShell>;
}
