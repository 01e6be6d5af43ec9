import { describe, expect, it } from 'vitest';
import { TITLE_WORDS, titleFor, unknownTitleWords } from '@/lib/briefs/playbooks/title.rules';

describe('the title of a brief from a playbook', () => {
  it.each(TITLE_WORDS)('fills in {{$word}} as its example says', ({ word, example }) => {
    expect(titleFor(`Books of {{${word}}}`, '2026-11-27')).toBe(`Books of ${example}`);
  });

  it('knows that the month before January is in another year', () => {
    expect(titleFor('Books of {{last month}}', '2027-01-31')).toBe('Books of December 2026');
  });

  it('finds the month before the 31st, which is shorter', () => {
    expect(titleFor('{{last month}}', '2027-03-31')).toBe('February 2027');
  });

  it('counts weeks as ISO 8601 does: 1 January 2027 is in week 53', () => {
    expect(titleFor('{{week}}', '2027-01-01')).toBe('week 53');
  });

  it('ignores spaces and capitals inside the braces', () => {
    expect(titleFor('{{ Last  Month }}', '2026-11-27')).toBe('October 2026');
  });

  it('leaves unknown ones as they are, and lists them', () => {
    expect(titleFor('Hello {{name}}', '2026-11-27')).toBe('Hello {{name}}');
    expect(unknownTitleWords('Hello {{name}}, {{month}} {{}}')).toEqual(['name', '']);
  });

  it('is never longer than a title may be', () => {
    expect(titleFor(`${'x'.repeat(195)}{{last month}}`, '2026-11-27')).toHaveLength(200);
    expect(titleFor('x'.repeat(200), '2026-11-27')).toBe('x'.repeat(200));
  });
});
