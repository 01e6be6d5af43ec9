import { memo } from 'react';
import type { Attachment } from '@/components/ui/attachments';
import { renderMarkdown } from '@/components/ui/render-markdown';

type RenderedProps = { readonly text: string; readonly attachments: readonly Attachment[] };

/**
 * A text still being written: rendered again when it, or a file that it may show, has changed. Rendered more often, for
 * example each time the surrounding form says that it is saved, its pictures would be removed, inserted and fetched
 * again.
 */
export const Rendered = memo(function Rendered({ text, attachments }: RenderedProps) {
  return <div className="prose">{renderMarkdown(text, { attachments })}</div>;
}, readsAlike);

/** @returns whether a text renders as before; its list of files is rebuilt for each rendering of the form. */
export function readsAlike(before: RenderedProps, now: RenderedProps): boolean {
  return before.text === now.text && JSON.stringify(before.attachments) === JSON.stringify(now.attachments);
}
