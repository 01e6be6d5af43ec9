import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_KEYS, COLUMNS, columnOf } from '@/lib/briefs/importing/columns.rules';
import { MOST_ROWS, readSheet } from '@/lib/briefs/importing/csv';
import { exampleSheet } from '@/lib/briefs/importing/example';
import { decodeSheet } from '@/lib/platform/sheets/decoding';

const rowsOf = (text: string) => {
  const sheet = readSheet(text);
  return sheet.ok ? sheet.value.rows : sheet.refusal.code;
};
const titlesOf = (text: string) => {
  const rows = rowsOf(text);
  return typeof rows === 'string' ? rows : rows.map(({ cells }) => cells.title);
};

describe('the columns of a file', () => {
  it('are recognised by their names and the usual alternatives, however they are written', () => {
    for (const key of COLUMN_KEYS)
      for (const name of [COLUMNS[key].name, ...COLUMNS[key].aliases])
        expect([name, columnOf(name)]).toEqual([name, key]);
    expect(columnOf(' DUE-DATE ')).toBe('due');
    expect(columnOf('Colour')).toBeNull();
  });

  it('mean one thing each', () => {
    const names = COLUMN_KEYS.flatMap((key) => [COLUMNS[key].name.toLowerCase(), ...COLUMNS[key].aliases]);

    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('reading a sheet', () => {
  it.each([
    ['commas', 'Title,Due\nOne,2027-03-05'],
    ['semicolons', 'Title;Due\nOne;2027-03-05'],
    ['tabs', 'Title\tDue\nOne\t2027-03-05'],
    ['CRLF', 'Title,Due\r\nOne,2027-03-05\r\n'],
    ['old line ends', 'Title,Due\rOne,2027-03-05\r'],
    ['a byte order mark', '\ufeffTitle,Due\nOne,2027-03-05'],
    ['quotes', '"Title","Due"\n"One","2027-03-05"'],
    ['blanks', ' Title , Due \n One , 2027-03-05 '],
  ])('takes %s', (_, text) => {
    expect(rowsOf(text)).toEqual([{ line: 2, cells: { title: 'One', due: '2027-03-05' } }]);
  });

  it('treats separators, quotes and line breaks inside of quotes as text', () => {
    expect(rowsOf('Title,Notes\n"A; ""b"", c","first\nsecond"')).toEqual([
      { line: 2, cells: { title: 'A; "b", c', instructions: 'first\nsecond' } },
    ]);
  });

  it('numbers rows as a spreadsheet does, and leaves out empty ones', () => {
    const rows = rowsOf('Title,Notes\nOne,"a\nb"\n,\n\nTwo,c');

    expect(typeof rows === 'string' ? rows : rows.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('accepts rows that end early, and quotes in the middle of a word', () => {
    expect(titlesOf('Title,Due,Hours\nOne\n5" tiles,2027-03-05')).toEqual(['One', '5" tiles']);
  });

  it('computes nothing, and removes the apostrophe that guards a formula', () => {
    expect(titlesOf(`Title\n=HYPERLINK("x")\n'=1+1\n'tis the season\n@home\n-5`)).toEqual([
      '=HYPERLINK("x")',
      '=1+1',
      "'tis the season",
      '@home',
      '-5',
    ]);
  });

  it('names the columns that no brief has a place for', () => {
    const sheet = readSheet('Title,Colour,,Mood\nOne,red,,good');

    expect(sheet.ok && sheet.value.leftOut).toEqual(['Colour', 'Mood']);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['no title', 'Due,Hours\n2027-03-05,1', 'no_title_column'],
    ['two titles', 'Title,Task\nOne,Two', 'column_twice'],
    ['a header alone', 'Title,Due\n', 'no_rows'],
    ['a quotation mark that stays open', 'Title,Due\n"One,2027-03-05', 'not_csv'],
    ['too many rows', `Title\n${'One\n'.repeat(MOST_ROWS + 1)}`, 'too_many_rows'],
  ])('says what is wrong with %s, at the text', (_, text, code) => {
    const sheet = readSheet(text);

    expect(sheet).toMatchObject({ ok: false, refusal: { code, field: 'text' } });
  });

  it('reads its own example', () => {
    const rows = rowsOf(exampleSheet(new Date('2027-02-12T18:00:00Z')));

    expect(typeof rows === 'string' ? rows : rows.map(({ cells }) => Object.keys(cells).length)).toEqual([
      COLUMN_KEYS.length,
      COLUMN_KEYS.length,
    ]);
  });

  it.each([
    [
      'thousands of columns, and as many rows',
      `Title${',a'.repeat(12_000)}\n${'b\n'.repeat(12_000)}`,
      'too_many_columns',
    ],
    ['columns without a name', `Title${','.repeat(100_000)}`, 'too_many_columns'],
    ['empty rows without end', `Title\n${'\n'.repeat(500_000)}`, 'too_many_rows'],
    ['a cell without end', `Title\n${'a'.repeat(500_000)}`, 'not_csv'],
  ])('refuses %s by a limit', (_, text, code) => {
    expect(rowsOf(text)).toBe(code);
  });

  it('reads past the empty rows that a spreadsheet writes below the last one, and its empty columns', () => {
    expect(titlesOf(`Title${','.repeat(300)}\nOne\n${',,\n'.repeat(5_000)}Two`)).toEqual(['One', 'Two']);
  });

  it('never fails on what somebody pastes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const sheet = readSheet(`Title;Due\n${text}`);
        expect(sheet.ok || sheet.refusal.field === 'text').toBe(true);
      }),
    );
  });
});

describe('the bytes of a file', () => {
  const utf16 = (text: string) =>
    new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))]);

  it.each([
    ['UTF-8', new TextEncoder().encode('Título')],
    ['UTF-8 with its mark', new TextEncoder().encode('\ufeffTítulo')],
    ['UTF-16, as Excel’s Unicode text', utf16('Título')],
    ['Windows-1252, as Excel’s CSV', new Uint8Array(Buffer.from('Título', 'latin1'))],
  ])('are text in %s', (_, bytes) => {
    const text = decodeSheet(bytes);

    expect(text.ok && text.value.replace('\ufeff', '')).toBe('Título');
  });

  it('are refused when they are a spreadsheet, or too many', () => {
    const xlsx = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);

    expect(decodeSheet(xlsx)).toMatchObject({ refusal: { code: 'not_text', field: 'file' } });
    expect(decodeSheet(new Uint8Array(2_000_001))).toMatchObject({ refusal: { code: 'too_large' } });
  });
});
