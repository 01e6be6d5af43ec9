'use client';

import { PageFailed, type PageFailedProps } from '@/components/ui/page-failed';
import { addresses } from '@/lib/platform/addresses/addresses';

/** In place of one of an owner's pages that failed; the rail, by which they may go elsewhere meanwhile, stays. */
export default function WorkspaceError(props: PageFailedProps) {
  return <PageFailed {...props} back={{ href: addresses.start(), says: 'Go to your start page' }} />;
}
