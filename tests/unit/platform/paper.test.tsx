import type { ReactNode } from 'react';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { MarkdownText } from '@/lib/platform/pdf/markdown-text';
import { Facts, Heading, Paper, Paragraph, renderPaper, Table } from '@/lib/platform/pdf/paper';

const AT = new Date('2026-11-29T20:00:00Z');

const paperWith = (content: (print: (text: string) => string) => ReactNode) =>
  renderPaper((print) => (
    <Paper title="A clause" between="Ana and Maria" author="Ana" at={AT} foot="Handover">
      {content(print)}
    </Paper>
  ));
const printed = (text: string) => paperWith((print) => <MarkdownText>{print(text)}</MarkdownText>);

/** @returns the text of each page. */
async function pagesOf(content: ReactNode): Promise<string[]> {
  const pdf = await paperWith(() => content);
  return (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text;
}

describe('a text on paper', () => {
  it.each([
    // twenty on a line, and each line inside the one before
    [
      'lists',
      Array.from({ length: 13 }, (_, line) => `${'\t'.repeat(10 * line)}${'- '.repeat(20)}a`).join('\n'),
    ],
    ['emphasis', `${'*a '.repeat(1_500)}x${' b*'.repeat(1_500)}`],
  ])('is printed however deep its %s, and so is whatever comes after it', async (_, text) => {
    for (const each of [text, 'We meet on *Mondays*.']) {
      expect((await printed(each)).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});

describe('the foot of a page', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `Line ${index}`).map((line) => (
      <Paragraph key={line}>{line}</Paragraph>
    ));

  it.each([
    ['a text', <Paragraph key="text">{'We talk on Mondays. '.repeat(12)}</Paragraph>],
    ['facts', <Facts key="facts" facts={[['Rate', 'USD 14.50']]} />],
    ['a table', <Table key="table" columns={[{ name: 'Day', share: 1 }]} rows={[['Mon 1 Mar']]} />],
    ['a list', <MarkdownText key="list">{'- Mondays\n- Tuesdays'}</MarkdownText>],
  ])('has no heading without %s below it, and no table’s head alone', async (_, below) => {
    const whereItStands = new Set<number>();
    for (let count = 26; count < 36; count += 1) {
      const pages = await pagesOf([...lines(count), <Heading key="heading">How we talk</Heading>, below]);

      whereItStands.add(pages.findIndex((page) => page.includes('How we talk')));
      for (const page of pages) expect(page).not.toMatch(/(How we talk|Day)\s*Handover/);
    }
    expect([...whereItStands]).toEqual([0, 1]);
  });

  it('says which of how many it is', async () => {
    const pages = await pagesOf(lines(200));

    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map((page) => page.trim().replace(/^.*Handover\s*/s, ''))).toEqual(
      pages.map((_, index) => `${index + 1} / ${pages.length}`),
    );
  });
});
