import { describe, expect, it } from 'vitest';
import { textStream } from '@/lib/platform/http/text-stream';
import { type ListColumn, type ListFormat, listFile } from '@/lib/platform/sheets/list-file';

type Row = { readonly title: string; readonly uses: number; readonly at: Date | null };

const COLUMNS: readonly ListColumn<Row>[] = [
  { heading: 'Brief', name: 'title', of: ({ title }) => title },
  { heading: 'Times', name: 'uses', of: ({ uses }) => uses },
  { heading: 'Due (UTC)', name: 'dueAt', of: ({ at }) => at },
];
const PHOTOS = { title: 'Photos, cut out', uses: 2, at: new Date('2027-03-28T01:30:00Z') };
const FORMULA = { title: '=1+1', uses: -3, at: null };

async function* inPages(...pages: readonly (readonly Row[])[]) {
  yield* pages;
}

const textOf = (format: ListFormat, ...pages: readonly (readonly Row[])[]) =>
  new Response(textStream(listFile(format, COLUMNS, inPages(...pages)).parts)).text();

describe('a list as a file', () => {
  it('is a spreadsheet over all of its pages, without formulas that somebody typed, its times with their zone', async () => {
    expect(await textOf('csv', [PHOTOS], [FORMULA])).toBe(
      'Brief,Times,Due (UTC)\r\n"Photos, cut out",2,2027-03-28T01:30:00.000Z\r\n\'=1+1,-3,\r\n',
    );
  });

  it('has the same rows for a script, as they were typed', async () => {
    expect(JSON.parse(await textOf('json', [PHOTOS], [FORMULA]))).toEqual([
      { title: 'Photos, cut out', uses: 2, dueAt: '2027-03-28T01:30:00.000Z' },
      { title: '=1+1', uses: -3, dueAt: null },
    ]);
  });

  it('can be empty', async () => {
    expect(await textOf('csv', [])).toBe('Brief,Times,Due (UTC)\r\n');
    expect(JSON.parse(await textOf('json', []))).toEqual([]);
  });

  it('stops reading once nobody takes it any more', async () => {
    let isReleased = false;
    async function* endless() {
      try {
        for (;;) yield [PHOTOS];
      } finally {
        isReleased = true;
      }
    }

    const reader = textStream(listFile('json', COLUMNS, endless()).parts).getReader();
    await reader.read();
    await reader.cancel();

    expect(isReleased).toBe(true);
  });
});
