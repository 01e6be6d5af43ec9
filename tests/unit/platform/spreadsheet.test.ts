import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { moneyCell, spreadsheet } from '@/lib/platform/sheets/spreadsheet';

/** The cells of a file as a spreadsheet with this separator finds them: quotes count at the start of a cell. */
function cellsBy(delimiter: string, text: string): readonly string[] {
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
  });
  return rows.flat();
}

const isFormula = (cell: string) => /^\s*[=+\-@]/.test(cell);

describe('a file for a spreadsheet', () => {
  it.each([
    '=1+1',
    'Paid;=HYPERLINK(CHAR(104))',
    'Paid; =1+1;',
    'Paid\t@SUM(1)',
    'Paid\n=1+1',
    'Paid, "so";=1+1',
    'Paid;\n\t+1+1',
  ])('has no formula in it that somebody typed, wherever it is opened: %j', (typed) => {
    const text = spreadsheet(['What', 'Note'], [['A payment', typed]]);

    for (const delimiter of [',', ';', '\t'])
      expect(cellsBy(delimiter, text).filter(isFormula), delimiter).toEqual([]);
  });

  it('keeps lines of one cell in that cell', () => {
    const text = spreadsheet(
      ['Note', 'By'],
      [
        ['First this\nthen that', 'Ruth'],
        ['One\r\nTwo', 'Maria'],
      ],
    );

    expect(cellsBy(',', text)).toEqual([
      'Note',
      'By',
      'First this\nthen that',
      'Ruth',
      'One\r\nTwo',
      'Maria',
    ]);
  });

  it('leaves what people write as it is, and an amount its minus', () => {
    const words = 'Half-done; the rest - if any - by Friday';

    const text = spreadsheet(['Note', 'Amount'], [[words, moneyCell({ minor: -1250, currency: 'EUR' })]]);

    expect(cellsBy(',', text)).toEqual(['Note', 'Amount', words, '-12.50']);
  });
});
