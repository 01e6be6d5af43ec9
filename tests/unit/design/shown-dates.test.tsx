import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RowList } from '@/components/ui/row-list';
import { MONTHS } from '@/lib/platform/time/dates-in-words';
import { formatForBoth, formatStamp } from '@/lib/platform/time/format';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { shownDate, shownDay, shownInstant } from '@/lib/platform/time/shown-instants';
import { ROOT } from '@/scripts/steps/paths';

const NOW = new Date('2026-11-29T12:00:00Z');

/** The spaces at which a line may break, each as “|”. */
const breaks = (text: string) => text.replaceAll(' ', '|').replaceAll('\u00a0', ' ');

describe('a date on a page', () => {
  it('is never broken over two lines, within whatever words', () => {
    expect(breaks(shownDates('Maria asks about “Books”, due Fri 4 Dec, 20:00'))).toBe(
      'Maria|asks|about|“Books”,|due|Fri 4 Dec, 20:00',
    );
    expect(breaks(shownDates('From Wed 1 Jul to Wed 25 Nov\nDue Mon 7 Sept 2027'))).toBe(
      'From|Wed 1 Jul|to|Wed 25 Nov\nDue|Mon 7 Sept 2027',
    );
    expect(breaks(shownDates('every Monday, from 30 November 2026.'))).toBe(
      'every|Monday,|from|30 November 2026.',
    );
  });

  it('keeps the other’s clock together, and lets their name begin a line', () => {
    const other = { zone: 'Asia/Manila', name: 'Maria Santos' };
    const both = formatForBoth(
      new Date('2026-11-27T17:00:00Z'),
      'UTC',
      new Date('2026-11-20T08:00:00Z'),
      other,
    );

    expect(breaks(shownDates(both))).toBe('Fri 27 Nov, 17:00 your time|(01:00 Sat for|Maria|Santos)');
  });

  it.each(MONTHS.map((_, month) => new Date(Date.UTC(2027, month, 9, 8))))('whatever its month: %s', (at) => {
    expect(breaks(shownDates(formatStamp(at)))).toMatch(/^9 \w+ 2027, 08:00 UTC$/);
  });

  it('leaves all other words as they are', () => {
    const words = 'Ask 3 Marches for 12 Mayflowers, within 24 hours (for Maria)';

    expect(shownDates(words)).toBe(words);
  });

  it('is drawn by what keeps it together, wherever it stands in a text of a page', () => {
    const plain = screens().flatMap(
      (screen) => screen.match(/(?<![=$\w(])\{(?:formatInstant|formatDay|dayInWords)\(/g) ?? [],
    );

    expect(plain).toEqual([]);
    expect(breaks(shownInstant(new Date('2026-12-05T02:00:00Z'), 'Asia/Manila', NOW))).toBe(
      'Sat 5 Dec, 10:00',
    );
    expect(breaks(shownDay(new Date('2026-12-05T02:00:00Z'), 'Asia/Manila', NOW))).toBe('Sat 5 Dec');
    expect(breaks(shownDate('2026-12-05', NOW))).toBe('Sat 5 Dec');
  });

  it('is kept together in a row, in its title as well', () => {
    const html = renderToStaticMarkup(
      <RowList rows={[{ href: '/a', title: 'The week of Mon 16 Nov', detail: 'Due Fri 4 Dec' }]} />,
    );

    expect(breaks(html)).toContain('>The|week|of|Mon 16 Nov<');
    expect(breaks(html)).toContain('>Due|Fri 4 Dec<');
  });
});

/** The text of each file that screens are made of. */
function screens(): readonly string[] {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  );
}
