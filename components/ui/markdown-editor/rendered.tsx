import { memo } from 'react';
import type { Attachment } from '@/components/ui/attachments';
import { renderMarkdown } from '@/components/ui/render-markdown';

type RenderedProps = { readonly text: string; readonly attachments: readonly Attachment[] };

/**
 * A text that is still being written: read anew when it, or a file that it may show, has changed. Read oftener, as each time the
 * form beside it says that it is saved, its pictures would be taken out, put in and fetched once more.
 */
export const Rendered = memo(function Rendered({ text, attachments }: RenderedProps) {
  return <div className="prose">{renderMarkdown(text, { attachments })}</div>;
}, readsAlike);

/** @returns whether a text reads as before; its list of files is made anew by each look at the form. */
export function readsAlike(before: RenderedProps, now: RenderedProps): boolean {
  return before.text === now.text && JSON.stringify(before.attachments) === JSON.stringify(now.attachments);
}
