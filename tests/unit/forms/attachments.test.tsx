import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Attachment, referenceTo } from '@/components/ui/attachments';
import { MarkdownText } from '@/components/ui/markdown';

const kiln: Attachment = {
  id: '01a2',
  name: 'kiln.jpg',
  href: '/api/files/w/01a2',
  picture: { width: 40, height: 20 },
};
const prices: Attachment = { id: '01b3', name: 'prices.csv', href: '/api/files/w/01b3', picture: null };

const shown = (text: string) =>
  renderToStaticMarkup(<MarkdownText attachments={[kiln, prices]}>{text}</MarkdownText>);

describe('a reference in a text', () => {
  it('shows its picture with its space reserved, and links to any other file', () => {
    const text = `${referenceTo('01a2', 'The [large] kiln', true)} ${referenceTo('01b3', 'Prices', false)}`;

    expect(shown(text)).toContain(
      '<img src="/api/files/w/01a2" alt="The  large  kiln" width="40" height="20"',
    );
    expect(shown(text)).toContain('<a href="/api/files/w/01b3" download="prices.csv">Prices</a>');
  });

  it("to a picture that isn't one is a link, and a link to a picture stays one", () => {
    expect(shown(referenceTo('01b3', 'Prices', true))).toContain('<a href="/api/files/w/01b3"');
    expect(shown(referenceTo('01a2', 'Kiln', false))).toContain(
      '<a href="/api/files/w/01a2" download="kiln.jpg"',
    );
  });

  it.each([
    ['what isn’t attached', '![Kiln](attached:9999)', 'Kiln: not attached'],
    ['what only begins like an id', '![Kiln](attached:01a)', 'Kiln: not attached'],
  ])('to %s shows nothing but that', (_, text, words) => {
    expect(shown(text)).toContain(words);
    expect(shown(text)).not.toContain('<img');
  });

  it.each([
    '![x](https://evil.example/pixel.png)',
    '![x](data:image/png;base64,AAAA)',
    '![x](/api/files/w/01a2)',
    '<img src="/api/files/w/01a2">',
  ])('is the only way to a picture: %s shows none', (text) => {
    expect(shown(text)).not.toContain('<img');
  });

  it('keeps a link’s scripts away as before', () => {
    expect(shown('[x](javascript:alert(1))')).not.toContain('javascript:');
  });
});
