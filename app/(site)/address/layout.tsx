import type { ReactNode } from 'react';
import { SitePage } from '@/components/shell/site-page';

/** The layout of the pages that mailed links to an old or new address lead to. */
export default function MailedAddressLayout({ children }: { children: ReactNode }) {
  return <SitePage isNarrow>{children}</SitePage>;
}
