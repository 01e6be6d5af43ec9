import Markdown, { defaultUrlTransform, type Options } from 'react-markdown';
import { Attached, type Attachment, isReference } from './attachments';

type MarkdownTextProps = {
  readonly children: string;
  /** the files that its references may mean */
  readonly attachments?: readonly Attachment[];
  /** further steps of reading it */
  readonly remarkPlugins?: NonNullable<Options['remarkPlugins']>;
};

/** Text that people wrote, as markdown: no raw HTML, no images from elsewhere, links that give nothing away. */
export function MarkdownText({ children, attachments = [], remarkPlugins = [] }: MarkdownTextProps) {
  return (
    <div className="prose">
      <Markdown
        remarkPlugins={remarkPlugins}
        skipHtml
        disallowedElements={['h1']}
        unwrapDisallowed
        urlTransform={(address) => (isReference(address) ? address : defaultUrlTransform(address))}
        components={{
          img: ({ src, alt = '' }) =>
            typeof src === 'string' && isReference(src) ? (
              <Attached address={src} words={alt} among={attachments} />
            ) : null,
          a: ({ href = '', children: text }) =>
            isReference(href) ? (
              <Attached
                address={href}
                words={typeof text === 'string' ? text : ''}
                among={attachments.map((each) => ({ ...each, picture: null }))}
              />
            ) : (
              <a href={href} rel="noopener nofollow noreferrer" target="_blank">
                {text}
              </a>
            ),
          h2: ({ children: text }) => <h3>{text}</h3>,
        }}
      >
        {children}
      </Markdown>
    </div>
  );
}
