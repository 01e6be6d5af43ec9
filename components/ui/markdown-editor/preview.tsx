'use client';

import { Suspense } from 'react';
import type { Attachment } from '@/components/ui/attachments';
import { fetchedLate } from '@/components/ui/fetched-late';

/** Loaded when somebody first opens a preview: a page with an editor stays as small as one without. */
const Rendered = fetchedLate<PreviewProps>(
  async () => (await import('./rendered')).Rendered,
  WithoutConnection,
);

type PreviewProps = {
  readonly text: string;
  /** what its references show */
  readonly attachments: readonly Attachment[];
};

/** How a text reads. */
export function Preview({ text, attachments }: PreviewProps) {
  if (text.trim() === '') return <p className="text-quiet">There is nothing to read yet.</p>;
  return (
    <Suspense fallback={<p className="text-quiet">One moment…</p>}>
      <Rendered text={text} attachments={attachments} />
    </Suspense>
  );
}

/** The text itself is untouched. */
function WithoutConnection() {
  return (
    <p className="text-quiet">The preview needs a connection the first time. What you wrote is untouched.</p>
  );
}
