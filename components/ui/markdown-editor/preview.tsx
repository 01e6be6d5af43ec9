'use client';

import { Component, lazy, type ReactNode, Suspense } from 'react';
import type { Attachment } from '@/components/ui/attachments';

/** Fetched when somebody first looks at a preview: a page with an editor stays as small as one without. */
const Rendered = lazy(async () => ({ default: (await import('./rendered')).Rendered }));

type PreviewProps = {
  readonly text: string;
  /** what its references show */
  readonly attachments: readonly Attachment[];
};

/** How a text reads. */
export function Preview({ text, attachments }: PreviewProps) {
  if (text.trim() === '') return <p className="text-quiet">There is nothing to read yet.</p>;
  return (
    <WithoutConnection>
      <Suspense fallback={<p className="text-quiet">One moment…</p>}>
        <Rendered text={text} attachments={attachments} />
      </Suspense>
    </WithoutConnection>
  );
}

/** What shows the text can't be fetched without a connection. The text itself is untouched. */
class WithoutConnection extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <p className="text-quiet">
        The preview needs a connection the first time. What you wrote is untouched.
      </p>
    );
  }
}
