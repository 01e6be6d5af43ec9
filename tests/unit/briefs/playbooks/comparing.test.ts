import { describe, expect, it } from 'vitest';
import {
  comparePlaybooks,
  usuallyDueInWords,
  usualTimeInWords,
} from '@/lib/briefs/playbooks/comparing.rules';
import type { PlaybookContent } from '@/lib/briefs/playbooks/content.rules';
import { BOOKKEEPING } from './bookkeeping';

const content: PlaybookContent = { ...BOOKKEEPING, instructions: '' };

describe('two versions of a playbook', () => {
  it('differ in nothing when they say the same', () => {
    expect(comparePlaybooks(content, { ...content })).toEqual([]);
  });

  it('list each part that differs, word by word', () => {
    const after = {
      ...content,
      outcome: 'The bookkeeper can file the quarter.',
      givens: [...content.givens, { text: 'Fees are income.', questionId: null }],
      usualDays: null,
      budgetMinutes: 90,
      budgetMoney: { minor: 4_500, currency: 'USD' },
      files: [{ id: '019a310f-e8e0-72c0-add7-0a64743ed31e', name: 'ledger.csv' }],
    };

    const changes = comparePlaybooks(content, after);

    expect(changes.map(({ name }) => name)).toEqual([
      'What is different when this is done',
      'Good to know',
      'Files',
      'Budget',
      'Price',
      'Usual time',
    ]);
    expect(changes[0]?.pieces).toContainEqual({ kind: 'removed', text: 'month' });
    expect(changes[1]?.pieces.filter(({ kind }) => kind === 'removed')).toEqual([]);
  });

  it('say when a brief is due by it: a day that is the same isn’t after itself', () => {
    expect([0, 1, 5].map(usuallyDueInWords)).toEqual([
      'at the end of the same working day',
      'after 1 working day',
      'after 5 working days',
    ]);
  });

  it('describe the usual time as people do', () => {
    expect([0, 1, 5].map(usualTimeInWords)).toEqual([
      'the end of the same working day',
      '1 working day',
      '5 working days',
    ]);
  });
});
