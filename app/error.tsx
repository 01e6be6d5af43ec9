'use client';

import { SiteShell } from '@/components/shell/site-shell';
import { PageFailed, type PageFailedProps } from '@/components/ui/page-failed';
import { addresses } from '@/lib/platform/addresses/addresses';

/** Replaces a failed page that has no frame around it. */
export default function ErrorPage(props: PageFailedProps) {
  return (
    <SiteShell isNarrow>
      <PageFailed {...props} back={{ href: addresses.start(), says: 'Go to your start page' }} />
    </SiteShell>
  );
}
