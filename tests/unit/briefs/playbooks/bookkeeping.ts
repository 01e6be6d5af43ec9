import type { PlaybookContent } from '@/lib/briefs/playbooks/content.rules';

/** What a playbook for a month's books asks for: three hours, due after two days. */
export const BOOKKEEPING: PlaybookContent = {
  title: 'Books of {{last month}}',
  outcome: 'The bookkeeper can file the month.',
  instructions: 'Receipts are in the shared folder.',
  givens: [{ text: 'Amounts are net.', questionId: null }],
  deliverables: [{ title: 'The ledger', criteria: ['Every line has an account'] }],
  autonomy: 'decide_and_tell',
  askFirst: [],
  budgetMinutes: 180,
  budgetMoney: null,
  files: [],
  usualDays: 2,
};
