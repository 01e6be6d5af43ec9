'use client';

import { PageFailed, type PageFailedProps } from '@/components/ui/page-failed';
import { addresses } from '@/lib/platform/addresses/addresses';

/** In place of a page of the inbox that failed; the head of the inbox, and what waits to be sent, stay. */
export default function InboxError(props: PageFailedProps) {
  return <PageFailed {...props} back={{ href: addresses.inbox(), says: 'Back to the inbox' }} />;
}
