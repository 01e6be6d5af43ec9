import type { ReactNode } from 'react';
import { SiteShell } from '@/components/shell/site-shell';

/** Around what mailed links to an old or a new address lead to. */
export default function MailedAddressLayout({ children }: { children: ReactNode }) {
  return <SiteShell isNarrow>{children}</SiteShell>;
}
