import type { CorpusBrief } from './brief';

export const bookkeeping: readonly CorpusBrief[] = [
  {
    name: 'October closing',
    title: 'October closing',
    outcome: 'The accountant can file the October VAT return without asking us a single question.',
    instructions:
      'Bank statements and receipts are in https://drive.example/adeyemi/october. Book each line, match it to its receipt, and list what has none.',
    givens: [
      'The kiln repair is maintenance, account 6300.',
      'Amounts in pounds go in at the rate of the day.',
    ],
    deliverables: [
      [
        'Ledger for October as CSV',
        'Every bank line has an account',
        'The balance equals the statement of 31 October',
      ],
      ['List of missing receipts', 'One row per line, with date and amount'],
    ],
    due: '2026-12-03T20:00 America/Chicago',
    for: 'maria',
    hours: 6,
    expected: [],
  },
  {
    name: 'books asap',
    title: 'Books',
    outcome: 'Books up to date ASAP',
    instructions:
      'Usual stuff, do it like last time. Receipts, invoices etc. are in the dropbox. Ping me if anything weird.',
    deliverables: [['Everything entered', 'Looks good']],
    due: '2026-11-27T17:00 America/Chicago',
    for: 'maria',
    hours: 5,
    expected: [
      ['vague_word', 'outcome', 'ASAP'],
      ['vague_word', 'instructions', 'Usual stuff'],
      ['vague_word', 'instructions', 'like last time'],
      ['vague_word', 'instructions', 'etc.'],
      ['idiom', 'instructions', 'Ping me'],
      ['uncheckable_criterion', 'd0c0', 'Looks good'],
      ['deadline_day_off', 'deadlineDate'],
    ],
  },
  {
    name: 'payroll check',
    title: 'Check the November payroll before it runs',
    outcome: 'I know on Friday morning whether all 7 payslips are right, and which one isn’t.',
    instructions:
      '1. Open the export in Gusto, November run.\n2. Compare hours with the timesheets in the shared folder https://drive.example/payroll.\n3. Note each difference over 5 minutes.',
    givens: ['Sam is on half pay until 1 December.'],
    deliverables: [
      ['A table of the 7 people', 'Hours paid, hours worked and the difference for each person'],
    ],
    due: '2026-11-27T10:00 Asia/Manila',
    for: 'maria',
    hours: 2,
    autonomy: 'ask_first',
    expected: [['ask_first_without_list', 'autonomy']],
  },
  {
    name: 'chase invoices',
    title: 'Chase unpaid invoices',
    outcome: 'Unpaid invoices are chased.',
    instructions:
      'Go through the aged debtors report and reach out to the customers who owe us, be nice but firm. Escalate to me as needed.',
    deliverables: [['Emails sent', 'All customers over 30 days contacted', 'Professional tone']],
    due: '2026-12-01T15:00 Europe/London',
    for: 'oluchi',
    hours: 3,
    expected: [
      ['outcome_repeats_title', 'outcome'],
      ['vague_word', 'instructions', 'nice'],
      ['vague_word', 'instructions', 'as needed'],
      ['uncheckable_criterion', 'd0c1', 'Professional tone'],
    ],
  },
  {
    name: 'receipts in Xero',
    title: 'Enter 40 receipts into Xero',
    outcome: 'All of the receipts in the scan folder are bills in Xero, so that the quarter can be closed.',
    givens: ['Petrol is account 449.', 'Anything over £500: leave it as a draft.'],
    deliverables: [['Bills in Xero', '40 bills, each with its scan', 'No bill without a supplier']],
    due: '2026-12-02T16:00 Europe/London',
    for: 'oluchi',
    hours: 4,
    similar: [3, 4, 4, 5],
    expected: [],
  },
  {
    name: 'year end, one breath',
    title: 'Year end pack',
    outcome:
      'Our accountant Mr Whitfield gets the pack he needs for the year-end accounts and doesn’t come back with twenty questions the way he did last January.',
    instructions:
      'I need you to go through the whole of the bank feed from January onwards and find every payment that was posted to suspense because we didn’t know at the time what it was for and then ask the person who made it and move it to where it belongs. It was agreed that the loan is split and the interest was posted and the fees were written off by the bank.',
    deliverables: [
      ['The pack as one PDF', 'Suspense account is zero', 'Loan balance agrees with the bank’s letter'],
    ],
    due: '2026-12-11T17:00 Asia/Manila',
    for: 'maria',
    hours: 20,
    expected: [
      ['long_sentence', 'instructions', 'I need you to go through the whole of the bank feed'],
      ['passive_chain', 'instructions', 'It was agreed that the loan is split'],
    ],
  },
  {
    name: 'bank rules, clear and terse',
    title: 'Bank rules for the ten most common payees',
    outcome: 'Next month’s feed books these ten payees by itself.',
    deliverables: [
      ['Ten bank rules in QuickBooks', 'Each rule named after its payee', 'Run on October: 0 wrong matches'],
    ],
    due: '2026-12-04T09:30 Asia/Manila',
    for: 'maria',
    hours: 2,
    autonomy: 'decide_alone',
    expected: [],
  },
  {
    name: 'mileage, short of everything',
    title: 'Mileage',
    outcome: 'Sort out the mileage log',
    instructions: 'see attached. should be quick',
    deliverables: [['Mileage log']],
    due: '2026-12-02T16:00 Europe/London',
    for: 'oluchi',
    expected: [
      ['not_attached', 'instructions', 'see attached'],
      ['vague_word', 'instructions', 'quick'],
      ['vague_word', 'outcome', 'Sort out'],
      ['no_criterion', 'd0c0'],
    ],
  },
];
