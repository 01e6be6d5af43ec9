import { describe, expect, it } from 'vitest';
import { YearRows } from '@/components/schedules/year-rows';
import { markupOf } from '@/tests/support/browser/markup';

describe('the coming year of a schedule', () => {
  it('has a day that was moved into the next month in the month in which it is handed over', () => {
    const moved = {
      named: '2026-11-30',
      day: '2026-12-01',
      when: 'Tue 1 Dec, 09:00 your time',
      due: null,
      notes: ['Moved from 30 November 2026: Bonifacio Day.'],
    };
    const usual = {
      named: '2026-12-07',
      day: '2026-12-07',
      when: 'Mon 7 Dec, 09:00 your time',
      due: null,
      notes: [],
    };

    const shown = markupOf(YearRows({ preview: { sentence: '', rows: [moved, usual], handOvers: 2 } }));

    expect(shown).toContain('(2 times)');
    expect(shown).toMatch(/>December 2026/);
    expect(shown).not.toMatch(/>November 2026/);
  });
});
