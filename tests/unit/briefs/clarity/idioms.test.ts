import { describe, expect, it } from 'vitest';
import { checkClarity } from '@/lib/briefs/clarity/check';
import { CLEAR } from './clear-brief';

const sayingsIn = (instructions: string, changes = {}) =>
  checkClarity({ ...CLEAR, ...changes, instructions }).filter(({ rule }) => rule === 'idiom');

describe('a saying', () => {
  it.each([
    ['Touch base with the printer.', 'Talk with the printer.'],
    ['Then touch base with the printer.', 'Then talk with the printer.'],
    ['TOUCH BASE with the printer.', 'talk with the printer.'],
    ['Drill down, and say more.', 'Look closely, and say more.'],
  ])('“%s” becomes “%s” with one press', (written, plain) => {
    const [found, ...more] = sayingsIn(written);
    const edit = found?.suggestion?.edit;

    expect(more).toEqual([]);
    expect(found?.field).toBe('instructions');
    if (edit?.kind !== 'replace') throw new Error('plain words are offered in its place');
    expect(written.slice(0, edit.from) + edit.text + written.slice(edit.to)).toBe(plain);
  });

  it('without plain words that mean the same is only pointed out', () => {
    const [found] = sayingsIn('Put it on the back burner.');

    expect(found?.suggestion).toMatchObject({
      label: 'Say it in plain words',
      edit: { kind: 'focus', field: 'instructions', words: { text: 'back burner' } },
    });
  });

  it('isn’t looked for where nobody writes English', () => {
    const texts = { title: 'Produktfotos', outcome: 'Die Druckerei hat alle Bilder der Reihe.' };
    const german = { ...texts, givens: [], deliverables: [{ title: 'Bilder', criteria: ['Weiß'] }] };

    expect(sayingsIn('Bitte kein touch base mit der Druckerei, sie hat alle Bilder.', german)).toEqual([]);
  });
});
