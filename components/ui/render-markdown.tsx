import type { ReactElement } from 'react';
import Markdown, { defaultUrlTransform, type Options } from 'react-markdown';
import { nestsTooDeep } from '@/lib/platform/text/nesting';
import { shownWhole } from '@/lib/platform/text/shown-whole';
import { Attached, type Attachment, isReference } from './attachments';

export type MarkdownOptions = {
  /** the files that its references may mean */
  readonly attachments?: readonly Attachment[];
  /** further steps of reading it */
  readonly remarkPlugins?: NonNullable<Options['remarkPlugins']>;
};

const SHOWN_WHOLE = shownWhole(isReference);

/**
 * @returns text that people wrote, as elements: no raw HTML, no images from elsewhere, links without referrer, and all
 * of it readable; text that nests too deeply, as it was typed.
 */
export function renderMarkdown(
  text: string,
  { attachments = [], remarkPlugins = [] }: MarkdownOptions = {},
): ReactElement {
  if (nestsTooDeep(text)) return <p className="whitespace-pre-wrap">{text}</p>;
  // called directly rather than as a component: components/ui/markdown keeps the result
  return Markdown({
    children: text,
    remarkPlugins: [...remarkPlugins, SHOWN_WHOLE],
    skipHtml: true,
    disallowedElements: ['h1'],
    unwrapDisallowed: true,
    urlTransform: (address) => (isReference(address) ? address : defaultUrlTransform(address)),
    components: {
      img: ({ src, alt = '' }) =>
        typeof src === 'string' && isReference(src) ? (
          <Attached address={src} words={alt} among={attachments} />
        ) : null,
      a: ({ href = '', children }) =>
        isReference(href) ? (
          <Attached
            address={href}
            words={typeof children === 'string' ? children : ''}
            among={attachments.map((each) => ({ ...each, picture: null }))}
          />
        ) : (
          <a href={href} rel="noopener nofollow noreferrer" target="_blank">
            {children}
          </a>
        ),
      h2: ({ children }) => <h3>{children}</h3>,
      // a list or a quotation in Arabic or Hebrew has its marks where its lines begin
      ul: ({ children }) => <ul dir="auto">{children}</ul>,
      ol: ({ children, start }) => (
        <ol dir="auto" start={start}>
          {children}
        </ol>
      ),
      blockquote: ({ children }) => <blockquote dir="auto">{children}</blockquote>,
    },
  });
}
