import { describe, expect, it } from 'vitest';
import { MarkdownText } from '@/lib/platform/pdf/markdown-text';
import { Paper, renderPaper } from '@/lib/platform/pdf/paper';

const AT = new Date('2026-11-29T20:00:00Z');

const printed = (text: string) =>
  renderPaper((print) => (
    <Paper title="A clause" between="Ana and Maria" author="Ana" at={AT} foot="Handover">
      <MarkdownText>{print(text)}</MarkdownText>
    </Paper>
  ));

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
