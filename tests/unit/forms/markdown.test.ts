import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, FORMATS, type Format, format, nextLine } from '@/components/ui/markdown-editor/edits';
import { formatFor, KEYS } from '@/components/ui/markdown-editor/keys';

/** Reads `a [b] c`: the brackets are the start and end of the selection, or one bar is the cursor. */
function selected(shown: string) {
  if (shown.includes('|')) {
    const at = shown.indexOf('|');
    return { text: shown.replace('|', ''), from: at, to: at };
  }
  return { text: shown.replace(/[‹›]/g, ''), from: shown.indexOf('‹'), to: shown.indexOf('›') - 1 };
}

/** @returns a text after an edit, with its selection shown. */
function after(text: string, { from, to, text: put, select }: Edit): string {
  const made = text.slice(0, from) + put + text.slice(to);
  const [start, end] = select;
  if (start === end) return `${made.slice(0, start)}|${made.slice(start)}`;
  return `${made.slice(0, start)}‹${made.slice(start, end)}›${made.slice(end)}`;
}

describe('a format', () => {
  it.each<[string, Format, string]>([
    ['|\nhours', 'heading', '## |\nhours'],
    ['We ‹pay› hours', 'bold', 'We **‹pay›** hours'],
    ['We **‹pay›** hours', 'bold', 'We ‹pay› hours'],
    ['We ‹pay ›hours', 'bold', 'We **‹pay›** hours'],
    ['We | hours', 'italic', 'We _‹italic›_ hours'],
    ['See ‹the guide›', 'link', 'See [the guide](‹https://›)'],
    ['See ‹https://guide.example›', 'link', 'See [‹link›](https://guide.example)'],
    ['One\nTw|o\nThree', 'heading', 'One\n## Tw|o\nThree'],
    ['One\n## Tw|o', 'heading', 'One\nTw|o'],
    ['‹One\nTwo›', 'list', '‹- One\n- Two›'],
    ['‹- One\n- Two›', 'numbers', '‹1. One\n2. Two›'],
    ['‹1. One\n2. Two›', 'numbers', '‹One\nTwo›'],
    ['‹One›', 'quote', '> One|'],
    ['|', 'list', '- |'],
  ])('turns “%s” by %s into “%s”', (before, as, expected) => {
    const start = selected(before);

    expect(after(start.text, format(start, as))).toBe(expected);
  });

  it('changes nothing outside of the lines it applies to, and selects within the text', () => {
    const anything = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '-', '1', '.', '>', '#', '_') }),
      at: fc.tuple(fc.nat(), fc.nat()),
      as: fc.constantFrom(...FORMATS),
    });
    fc.assert(
      fc.property(anything, ({ text, at, as }) => {
        const [from = 0, to = 0] = at.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
        const edit = format({ text, from, to }, as);
        const length = text.length - (edit.to - edit.from) + edit.text.length;

        expect(edit.from).toBeGreaterThanOrEqual(0);
        expect(edit.to).toBeLessThanOrEqual(text.length);
        expect(edit.from).toBeLessThanOrEqual(edit.to);
        expect(edit.select[0]).toBeLessThanOrEqual(edit.select[1]);
        expect(edit.select[1]).toBeLessThanOrEqual(length);
      }),
    );
  });
});

describe('Enter', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['9. nine|', '9. nine\n10. |'],
    ['> said|', '> said\n> |'],
    ['  * deep|', '  * deep\n  * |'],
    ['- one\n- |', '- one\n|'],
  ])('turns “%s” into “%s”', (before, expected) => {
    const start = selected(before);
    const edit = nextLine(start);

    expect(edit && after(start.text, edit)).toBe(expected);
  });

  it.each(['plain|', '|', '-no list|', 'a ‹- b›'])('is just Enter in “%s”', (before) => {
    expect(nextLine(selected(before))).toBeNull();
  });
});

describe('the keys', () => {
  it.each(FORMATS)('ask for %s by Ctrl or Command alone', (as) => {
    const { code, isShifted } = KEYS[as];
    const key = { code, shiftKey: isShifted, altKey: false, ctrlKey: false, metaKey: false };

    expect(formatFor({ ...key, ctrlKey: true })).toBe(as);
    expect(formatFor({ ...key, metaKey: true })).toBe(as);
    expect(formatFor(key)).toBeNull();
    expect(formatFor({ ...key, ctrlKey: true, altKey: true })).toBeNull();
    expect(formatFor({ ...key, ctrlKey: true, shiftKey: !isShifted })).toBeNull();
  });
});
