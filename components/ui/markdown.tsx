import Markdown from 'react-markdown';

/** Text that people wrote, as markdown: no raw HTML, no images from elsewhere, links that give nothing away. */
export function MarkdownText({ children }: { children: string }) {
  return (
    <div className="prose">
      <Markdown
        skipHtml
        disallowedElements={['img', 'h1']}
        unwrapDisallowed
        components={{
          a: ({ href, children: text }) => (
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
