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
