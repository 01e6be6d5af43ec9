'use client';

import { PageFailed, type PageFailedProps } from '@/components/ui/page-failed';
import { addresses } from '@/lib/platform/addresses/addresses';

/** Replaces a page of the owner's side that failed; the rail, with links to other pages, stays. */
export default function WorkspaceError(props: PageFailedProps) {
  return <PageFailed {...props} back={{ href: addresses.start(), says: 'Go to your start page' }} />;
}
