import { describe, expect, it } from 'vitest';
import type { Cells } from '@/lib/briefs/importing/csv';
import { previewOf } from '@/lib/briefs/importing/preview.rules';
import { type ImportAssistant, namesToChoose, readRow } from '@/lib/briefs/importing/rows.rules';

const hourly = { payType: 'hourly', currency: 'USD', rateMinor: 1250 } as const;
const fixed = { payType: 'fixed', currency: 'USD', rateMinor: 9000 } as const;
const MARIA = '01980000-0000-7000-8000-00000000000a';
const maria: ImportAssistant = {
  engagementId: MARIA,
  name: 'Maria Santos',
  email: 'maria@inbox.example',
  pay: hourly,
  autonomy: 'decide_and_tell',
};
const dewi: ImportAssistant = {
  engagementId: '01980000-0000-7000-8000-00000000000b',
  name: 'Dewi Lestari',
  email: null,
  pay: fixed,
  autonomy: 'decide_alone',
};
const around = {
  workspaceId: '01980000-0000-7000-8000-000000000001',
  assistants: [maria, dewi],
  zone: 'America/Chicago',
  now: new Date('2026-11-25T12:00:00Z'),
};
const whole: Cells = { title: 'October closing', for: 'Maria Santos' };
const errorsOf = (cells: Cells, assistants = around.assistants) =>
  readRow({ ...whole, ...cells }, { ...around, assistants }).errors;

describe('a row of a file', () => {
  it('leaves as much to its assistant as is usual since their evaluation, unless it says otherwise', () => {
    const autonomyOf = (cells: Cells) => readRow({ ...whole, ...cells }, around).draft?.terms.autonomy;

    expect(autonomyOf({ for: 'Dewi Lestari' })).toBe('decide_alone');
    expect(autonomyOf({ for: 'Dewi Lestari', autonomy: '' })).toBe('decide_alone');
    expect(autonomyOf({ for: 'Dewi Lestari', autonomy: 'Ask first' })).toBe('ask_first');
    expect(autonomyOf({ for: 'Maria Santos' })).toBe('decide_and_tell');
  });

  it('is a draft with its content', () => {
    const { draft, errors } = readRow(
      {
        ...whole,
        deliverable: 'The ledger',
        criteria: '- Every line has an account\n• Every line has a receipt\n',
        givens: 'Amounts are net.',
        due: '2027-03-05',
        hours: '1,5',
        autonomy: 'Ask first',
        askFirst: 'Writing off',
      },
      around,
    );

    expect(errors).toEqual({});
    expect(draft).toMatchObject({
      engagementId: MARIA,
      terms: {
        title: 'October closing',
        deliverables: [
          { title: 'The ledger', criteria: ['Every line has an account', 'Every line has a receipt'] },
        ],
        givens: ['Amounts are net.'],
        asksFirst: ['Writing off'],
        autonomy: 'ask_first',
        budgetMinutes: 90,
      },
      moments: { deadline: { local: '2027-03-05T17:00', zone: 'America/Chicago' } },
    });
  });

  it('has no price yet where no agreement is in force, which isn’t to say that time is paid', () => {
    const { price, hours } = errorsOf({ price: '150' }, [{ ...maria, pay: null }]);

    for (const words of [price, hours]) {
      expect(words).toContain('No agreement is in force');
      expect(words).not.toContain('paid by time');
    }
    expect(errorsOf({ hours: '3' }, [{ ...maria, pay: null }])).toEqual({});
  });

  it('can be given to either of two people of one name: their addresses can be chosen', () => {
    const two = [
      maria,
      { ...dewi, name: 'maria santos', email: 'other@inbox.example' },
      { ...dewi, name: 'Aroha' },
    ];

    const choices = namesToChoose(two);

    expect(choices).toEqual(['maria@inbox.example', 'other@inbox.example', 'Aroha']);
    expect(errorsOf({ for: 'Maria Santos' }, two).for).toContain('Give the e-mail address');
    for (const choice of choices) expect(errorsOf({ for: choice }, two)).toEqual({});
  });

  it('has a price where the agreement pays by the brief, and hours where it pays for time', () => {
    const priced = readRow({ ...whole, for: 'Dewi', price: '150' }, around);

    expect(priced).toMatchObject({
      errors: {},
      draft: { terms: { budgetMinutes: null, budgetMoney: { minor: 15_000, currency: 'USD' } } },
    });
    expect(errorsOf({ for: 'Dewi', price: 'much' })).toEqual({ price: expect.stringContaining('USD') });
    expect(errorsOf({ for: 'Dewi' })).toEqual({});
    for (const wrong of [
      { for: 'Dewi', hours: '3' },
      { for: 'Maria', price: '150' },
    ]) {
      const errors = errorsOf(wrong);
      expect(Object.keys(errors).toSorted()).toEqual(['hours', 'price']);
      expect(Object.values(errors).filter((words) => words.endsWith('so leave this empty.'))).toHaveLength(1);
    }
  });

  it.each(['Maria Santos', 'maria santos', ' MARIA ', 'maria@inbox.example'])('is for %s', (who) => {
    expect(readRow({ ...whole, for: who }, around).draft?.engagementId).toBe(MARIA);
  });

  it('is for the only assistant there is, when it names nobody', () => {
    expect(errorsOf({ for: '' }, [maria])).toEqual({});
    expect(errorsOf({ for: '' }).for).toContain('Maria Santos, Dewi Lestari');
  });

  it('asks which one is meant when two have that first name', () => {
    const other = { ...maria, engagementId: dewi.engagementId, name: 'Maria Lindt', email: null };

    expect(errorsOf({ for: 'Maria' }, [maria, other]).for).toContain('more than one');
  });

  it.each([
    ['2027-03-05', '', '2027-03-05T17:00'],
    ['2027-03-05 9:30', '', '2027-03-05T09:30'],
    ['2027-03-05T09:30:00', '', '2027-03-05T09:30'],
    ['2027-03-05', '9:30', '2027-03-05T09:30'],
    ['', '09:30', undefined],
  ])('is due on “%s” at “%s”', (due, time, local) => {
    expect(readRow({ ...whole, due, time }, around).draft?.moments.deadline?.local).toBe(local);
  });

  it.each([
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ for: 'Somebody' }, 'for'],
    [{ due: '05/03/2027' }, 'due'],
    [{ due: '2027-02-30' }, 'due'],
    [{ due: '2027-03-14 02:30' }, 'time'],
    [{ due: '2027-03-05', time: 'noon' }, 'time'],
    [{ due: '2027-03-05', zone: 'Mars/Olympus' }, 'zone'],
    [{ hours: 'three' }, 'hours'],
    [{ for: 'Dewi', price: 'much' }, 'price'],
    [{ autonomy: 'whatever' }, 'autonomy'],
  ] satisfies [Cells, string][])('says at its column what is wrong with %j', (cells, column) => {
    expect(Object.keys(errorsOf(cells))).toEqual([column]);
    expect(readRow({ ...whole, ...cells }, around).draft).toBeNull();
  });

  it('has no bidirectional controls in its title', () => {
    expect(readRow({ ...whole, title: 'a\u202eb' }, around).draft?.terms.title).toBe('ab');
  });
});

describe('the preview', () => {
  const sheet = {
    rows: [
      { line: 2, cells: whole },
      { line: 3, cells: { ...whole, due: 'soon' } },
      { line: 4, cells: { ...whole, for: 'Nobody' } },
    ],
    leftOut: ['Colour'],
  };
  const nothing = { corrections: new Map(), leftOut: [] };

  it('counts what would become a draft and what needs another look', () => {
    const { rows, drafts, wrong, columnsLeftOut } = previewOf(sheet, nothing, around);

    expect([drafts.length, wrong, columnsLeftOut]).toEqual([1, 2, ['Colour']]);
    expect(rows.map(({ toCorrect }) => toCorrect)).toEqual([[], ['due'], ['for']]);
  });

  it('takes corrections, goes on showing them, and counts no row that is left out', () => {
    const corrections = new Map([[3, { due: '2027-03-05' }]]);

    const { rows, drafts, wrong } = previewOf(sheet, { corrections, leftOut: [4] }, around);

    expect([drafts.length, wrong]).toEqual([2, 0]);
    expect(rows[1]).toMatchObject({ toCorrect: ['due'], errors: {}, cells: { due: '2027-03-05' } });
  });
});
