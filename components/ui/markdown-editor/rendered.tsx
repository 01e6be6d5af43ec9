import type { Attachment } from '@/components/ui/attachments';
import { renderMarkdown } from '@/components/ui/render-markdown';

type RenderedProps = { readonly text: string; readonly attachments: readonly Attachment[] };

/** A text that is still being written: read anew each time, and not kept. */
export function Rendered({ text, attachments }: RenderedProps) {
  return <div className="prose">{renderMarkdown(text, { attachments })}</div>;
}
