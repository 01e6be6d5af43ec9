import { LRUCache } from 'lru-cache';
import type { ReactElement } from 'react';
import { type MarkdownOptions, renderMarkdown } from './render-markdown';

/**
 * Rendered texts, the last million characters of them: what is signed, handed over or said doesn't change any more, and
 * rendering takes a tenth of a brief's page and most of a long agreement's. The text itself is the key, so nobody finds
 * here what they don't already have.
 */
const read = new LRUCache<string, ReactElement>({
  maxSize: 1_000_000,
  sizeCalculation: (_, text) => text.length + 1,
  memoMethod: (text) => renderMarkdown(text),
});

type MarkdownTextProps = MarkdownOptions & { readonly children: string };

/** Text that people wrote, as markdown. */
export function MarkdownText({ children: text, attachments = [], remarkPlugins = [] }: MarkdownTextProps) {
  const dependsOnItself = attachments.length === 0 && remarkPlugins.length === 0;
  return (
    <div className="prose">
      {dependsOnItself ? read.memo(text) : renderMarkdown(text, { attachments, remarkPlugins })}
    </div>
  );
}
