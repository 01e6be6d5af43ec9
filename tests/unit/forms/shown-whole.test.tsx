import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MarkdownText } from '@/components/ui/markdown';
import { MarkdownText as OnPaper } from '@/lib/platform/pdf/markdown-text';

/** What a person can read of a text, without its markup. */
const words = (markup: string) => markup.replaceAll(/<[^>]*>/g, ' ');
const onThePage = (text: string) => words(renderToStaticMarkup(<MarkdownText>{text}</MarkdownText>));
const onPaper = (text: string) => words(renderToStaticMarkup(<OnPaper>{text}</OnPaper>));

const TERM = 'penalty';
const HIDING = [
  `<!-- ${TERM} -->`,
  `We meet <!-- ${TERM} --> on Mondays.`,
  `<div title="${TERM}">`,
  `We <b class="${TERM}">meet</b>.`,
  `- <!-- ${TERM} -->`,
  `> <!--\n> ${TERM}\n> -->`,
  `<?${TERM}?>`,
  `[1]: https://example.org '${TERM}'`,
  `[${TERM}]: https://example.org`,
  `See [the list][1].\n\n[1]: https://example.org/${TERM}`,
  `See [the list](https://example.org '${TERM}').`,
  `See [](https://example.org/${TERM}).`,
  `![${TERM}](https://example.org/a.png)`,
  `![a](https://example.org/a.png '${TERM}')`,
  `![${TERM}][1]\n\n[1]: https://example.org`,
  `\`\`\`js ${TERM}\nlet x;\n\`\`\``,
  `~~~the-assistant-owes-a-${TERM}\n~~~`,
  `# ${TERM}`,
] as const;

// elements of a PDF have names that HTML doesn't know, which React remarks on once for each
beforeAll(() => {
  const complain = console.error;
  vi.spyOn(console, 'error').mockImplementation((...words: readonly unknown[]) => {
    if (!String(words[0]).includes('is using incorrect casing')) complain(...words);
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe('where words could hide from a signer', () => {
  it.each(HIDING)('%j is there to be read, on the page and on paper', (text) => {
    expect(onThePage(text)).toContain(TERM);
    expect(onPaper(text)).toContain(TERM);
    // as it was typed, in its own line
    expect(renderToStaticMarkup(<MarkdownText>{text}</MarkdownText>)).not.toMatch(
      /<p[^>]*>(?:(?!<\/p>).)*<p/s,
    );
  });

  it('nothing is lost, whatever surrounds it', () => {
    const parts = fc.array(fc.constantFrom(...HIDING, 'Mondays.', '* a', '1. b', '> c', '---', '    d'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(parts, fc.constantFrom('\n', '\n\n', '\n\n  '), (written, between) => {
        const text = written.join(between);
        const count = (said: string) => said.split(TERM).length;
        expect(count(onThePage(text))).toBeGreaterThanOrEqual(count(text));
        expect(count(onPaper(text))).toBeGreaterThanOrEqual(count(text));
      }),
    );
  });

  it('is shown as it was typed, and nothing beside it', () => {
    const text = 'See **all** of [the list](https://example.org (a fee)), <!-- and more --> then go on.';

    for (const shown of [onThePage(text), onPaper(text)])
      expect(shown.replaceAll(/\s+/g, ' ').trim()).toBe(
        'See all of [the list](https://example.org (a fee)), &lt;!-- and more --&gt; then go on.',
      );
  });

  it('what already shows stays as it was: pictures and files of its own, links, and code with its language', () => {
    const text = '![sketch](attached:1), [list](attached:2), [a](https://example.org)\n\n```ts\nlet x;\n```';

    expect(onThePage(text).replaceAll(/\s+/g, ' ').trim()).toBe(
      '(sketch: not attached) , (list: not attached) , a let x;',
    );
  });
});
