import { describe, expect, it } from 'vitest';
import { startsWords } from '@/components/palette/starts-words';

describe('finding a page by its name', () => {
  it.each([
    ['Hand over a brief', 'ha br', true],
    ['Hand over a brief', 'BRIEF', true],
    ['Hand over a brief', 'and', false],
    ['Café — Paris', 'cafe paris', true],
    ['Inbox', '', true],
    ['Inbox', 'inbox week', false],
  ])('%s by “%s”', (name, text, isFound) => {
    expect(startsWords(name, text)).toBe(isFound);
  });
});
