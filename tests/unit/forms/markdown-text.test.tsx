import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownText } from '@/components/ui/markdown';

const shown = (text: string) => renderToStaticMarkup(<MarkdownText>{text}</MarkdownText>);

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '![x](https://evil.example/pixel.png)',
  '![x](data:image/svg+xml;base64,AAAA)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '<https://ok.example>',
  '<iframe src="//evil.example">',
  '`<b>`',
  '[x]: javascript:alert(1)\n\n[x]',
] as const;

describe('text that people wrote', () => {
  it('shows no HTML, no script and no picture from elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string()), { maxLength: 6 }), (parts) => {
        const html = shown(parts.join(' \n'));

        expect(html).not.toMatch(/<(script|img|iframe|svg|style|object|form)/i);
        expect(html).not.toMatch(/<[^>]+\son\w+=/i);
        expect(html).not.toMatch(/href="\s*(javascript|data|vbscript):/i);
      }),
    );
  });

  it.each(['>', '- ', '* > ', '1. ', '12) - '])(
    'shows as it was typed what nests deeper than anybody intends: %s',
    (begins) => {
      const text = `Look:\n\n${begins.repeat(3_000)}x`;

      expect(shown(text)).toBe(
        `<div class="prose">${renderToStaticMarkup(<p className="whitespace-pre-wrap">{text}</p>)}</div>`,
      );
    },
  );

  const within = (begins: string, ends: string, times: number) =>
    `Look:\n\n${begins.repeat(times)}x${ends.repeat(times)}`;

  it.each([
    ['emphasis in emphasis', within('*a ', ' b*', 2_800)],
    ['of two kinds', within('*a **b ', ' c** d*', 1_500)],
    ['under lines', within('_a ', ' b_', 2_800)],
    ['stars in one run', within('*', '*', 9_000)],
    ['pictures in pictures', within('![', '](x)', 3_000)],
    ['links in links', within('[', '](x)', 3_000)],
    ['brackets', '['.repeat(19_000)],
    ['stars that under lines don’t close', '*a_ '.repeat(4_900)],
    ['a sign at the beginning of every line', '*a\n'.repeat(6_000)],
    ['with the line ends of a form', '*a_\r\n'.repeat(4_000)],
    ['behind numbers, which don’t end a paragraph', `so\n${'2. *a *a _b\n'.repeat(1_500)}`],
  ])('shows signs that nobody can pair as they were typed: %s', (_, text) => {
    expect(shown(text)).toBe(
      `<div class="prose">${renderToStaticMarkup(<p className="whitespace-pre-wrap">{text}</p>)}</div>`,
    );
  });

  it.each([
    ['emphasis', within('*a ', ' b*', 59)],
    [
      'lists, by their indentation',
      Array.from({ length: 30 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    ],
  ])('shows as it was typed what is more layers deep than anybody means: %s', (_, text) => {
    expect(shown(text)).toBe(
      `<div class="prose">${renderToStaticMarkup(
        <pre>
          <code>{`${text}\n`}</code>
        </pre>,
      )}</div>`,
    );
  });

  it.each([
    [
      'a long list with terms in bold',
      '- **Shop**: see [the list](https://example.org)\n'.repeat(200),
      '<strong>',
    ],
    ['numbered steps', '7. **Shop**: all\n'.repeat(120), '<strong>'],
    ['names with under lines', `*so* ${'order_item_id '.repeat(400)}`, '<em>'],
    ['sums', `*so* ${'2 * 3 '.repeat(400)}`, '<em>'],
    ['a line to write on', `*so* ${'______ '.repeat(400)}`, '<em>'],
    [
      'ten lists in one another',
      Array.from({ length: 10 }, (_, depth) => `${'  '.repeat(depth)}- **a**`).join('\n'),
      '<strong>',
    ],
    ['many paragraphs', '*a* **b** [c](https://example.org)\n\n'.repeat(400), '<em>'],
  ])('still reads what people write: %s', (_, text, element) => {
    expect(shown(text)).toContain(element);
  });

  it.each([
    ['points', '- كل القطع', '<ul dir="auto">'],
    ['steps from the third on', '3. كل القطع', '<ol dir="auto" start="3">'],
    ['an answer', '> كل القطع', '<blockquote dir="auto">'],
  ])('lets %s begin where its own writing does: its marks are there', (_, text, element) => {
    expect(shown(text)).toContain(element);
  });

  it.each([
    ['a list of lists', '- a\n  - b\n    1. c\n       > d', '<li>'],
    ['an answer to an answer', `${'> '.repeat(10)}I did`, '<blockquote dir="auto">'],
    ['a line across the page', '- '.repeat(40), '<hr/>'],
    ['such a line in a quote', `> ${'* '.repeat(40)}`, '<hr/>'],
    ['a line of signs', '-'.repeat(80), '<hr/>'],
  ])('still reads %s', (_, text, element) => {
    expect(shown(`Look:\n\n${text}`)).toContain(element);
  });

  it('renders the same the second time, and with other files or steps not from memory', () => {
    const text = `${crypto.randomUUID()} [list](attached:1)`;
    const without = shown(text);
    expect(shown(text)).toBe(without);
    expect(without).toContain('not attached');

    const attachments = [{ id: '1', name: 'list.csv', href: '/files/1', picture: null }];
    const withFile = renderToStaticMarkup(<MarkdownText attachments={attachments}>{text}</MarkdownText>);
    expect(withFile).toContain('href="/files/1"');
    expect(shown(text)).toBe(without);
  });

  it('links without a referrer', () => {
    expect(shown('[the catalogue](https://example.org/a)')).toContain(
      '<a href="https://example.org/a" rel="noopener nofollow noreferrer" target="_blank">the catalogue</a>',
    );
  });
});
