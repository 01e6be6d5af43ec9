import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsInWords, fieldsOf, issueInWords } from '@/lib/api/serving/issues.rules';
import { calendarDay } from '@/lib/platform/time/from-outside';

const Sent = z.strictObject({
  title: z.string(),
  id: z.uuid().optional(),
  date: calendarDay().optional(),
  how: z.enum(['alone', 'together']).optional(),
  only: z.literal('this').optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  items: z.array(z.strictObject({ note: z.string() })).optional(),
  said: z.string().min(1, 'Say why.').optional(),
});

/** @returns what is reported of each field that isn't valid. */
function saidOf(value: unknown): Readonly<Record<string, string>> {
  const read = Sent.safeParse(value, { error: issueInWords });
  return Object.fromEntries(fieldsOf(read.error?.issues ?? []).map(({ field, message }) => [field, message]));
}

describe('invalid input', () => {
  it.each([
    [{}, { title: 'This is needed.' }],
    [{ title: 5 }, { title: 'This takes a text.' }],
    [{ title: 'A', id: '12' }, { id: 'Give the whole id, as it was in an answer.' }],
    [{ title: 'A', date: '2027-02-30' }, { date: 'Give an existing day, such as 2026-11-27.' }],
    [{ title: 'A', how: 'slowly' }, { how: 'This takes one of alone, together.' }],
    [{ title: 'A', only: 'that' }, { only: 'This takes this.' }],
    [{ title: 'A', limit: 'many' }, { limit: 'This takes a number.' }],
    [{ title: 'A', limit: '0' }, { limit: 'Give at least 1.' }],
    [{ title: 'A', limit: '101' }, { limit: 'Give at most 100.' }],
    [{ title: 'A', said: '' }, { said: 'Say why.' }],
    [[], { '': 'This takes an object.' }],
  ])('%j is explained in plain words: %j', (sent, said) => {
    expect(saidOf(sent)).toEqual(said);
  });

  it('names each unknown field, wherever it is', () => {
    expect(saidOf({ title: 'A', colour: 'red', size: 3, items: [{ note: 'x', weight: 1 }] })).toEqual({
      colour: 'There is no field of this name.',
      size: 'There is no field of this name.',
      'items.0.weight': 'There is no field of this name.',
    });
  });

  it('is also summed up in one line, for readers who read no more of it', () => {
    const wrong = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ field: `items.${at}`, message: 'This is needed.' }));

    expect(fieldsInWords([{ field: '', message: 'This takes an object.' }])).toBe('This takes an object.');
    expect(fieldsInWords(wrong(2))).toBe('items.0: This is needed. items.1: This is needed.');
    expect(fieldsInWords(wrong(5))).toMatch(/items\.2: This is needed\. And 2 more\.$/);
  });
});
