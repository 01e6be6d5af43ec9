import { type ClauseText, list, text } from './clauses';

/** Clauses that some need and most don't: none is in a template, each can be added to any agreement. */
export const EXTRA_CLAUSES: readonly ClauseText[] = [
  {
    key: 'time-off',
    heading: 'Holidays and time off',
    body: text(
      'Each of us keeps the public holidays of the place where we live. {{assistant}} names theirs for the year at the start, and {{business}} plans deadlines around them.',
      'Longer time away is said at least two weeks ahead. Briefs that are open then are finished before, handed back, or given a new deadline that both accept.',
      'Whoever falls ill says so when they can. Nobody owes work on such days, and deadlines move by as many.',
    ),
  },
  {
    key: 'expenses',
    heading: 'Expenses in detail',
    body: text(
      '{{business}} pays back what {{assistant}} had to spend for a brief, when both agreed to it in writing beforehand.',
      list(
        'Each expense is handed in with its receipt within 30 days, in the currency in which it was paid.',
        'It is paid back in {{currency}} together with the next pay, at the rate of the day on which it was spent.',
        'Subscriptions for tools are in the name of {{business}} and paid by it directly, wherever the tool allows that.',
      ),
      'What {{assistant}} needs to work at all, such as a place, a computer and a line, is theirs to pay.',
    ),
  },
  {
    key: 'equipment',
    heading: 'Equipment and access',
    body: text(
      '{{assistant}} works with their own equipment and keeps it up to date, locked with a password and encrypted.',
      '{{business}} opens an account of their own for {{assistant}} in each tool that the work needs, with no more rights than it needs, and pays for it. Passwords are kept in a password manager and never sent in a message.',
      'Equipment that {{business}} lends stays its property. It is listed when it is handed over, and returned within 14 days of the end of this agreement at the cost of {{business}}.',
    ),
  },
  {
    key: 'taxes',
    heading: 'Taxes and insurance',
    body: text(
      '{{assistant}} is in business for themselves: they register where the law asks for it, declare and pay their own taxes and contributions, and see to their own insurance for health, accident and old age.',
      'Each of us gives the other the forms and invoices that our tax offices ask for, within 14 days of being asked.',
      'If a law obliges {{business}} to keep back a tax, it says so before the first payment, pays it over, and gives {{assistant}} proof of it.',
    ),
  },
  {
    key: 'liability',
    heading: 'Liability',
    body: text(
      'Each of us answers for damage that we do on purpose or by gross carelessness, without a limit.',
      'For anything else, what one of us owes the other is at most what was paid under this agreement in the 12 months before. Neither owes the other profit that was hoped for.',
    ),
  },
  {
    key: 'non-solicitation',
    heading: 'Customers and colleagues',
    body: text(
      'While this agreement runs and for six months after it, {{assistant}} doesn’t offer the same service to customers of {{business}} whom they met through this work, and neither of us lures away people who work for the other.',
      'Answering a public advertisement, or a customer who asks of their own accord, is no breach of this.',
    ),
  },
  {
    key: 'data-processing',
    heading: 'Data processing',
    body: text(
      'Where {{assistant}} handles personal data for {{business}}, {{business}} decides what for and how, and {{assistant}} acts on its written instructions alone.',
      list(
        'Data is seen only by {{assistant}}, kept only in the tools that {{business}} names, and never copied to private accounts or devices that aren’t encrypted.',
        'Nobody else is brought in to handle it without the written consent of {{business}}.',
        'When data is lost, seen by the wrong person or asked for by an authority, {{assistant}} says so within 24 hours, and helps {{business}} to answer the people concerned.',
        'At the end everything is returned or deleted, and {{assistant}} confirms it in writing.',
      ),
      'Where a law asks for more, such as standard clauses for sending data abroad, we sign that besides, and it goes before this text.',
    ),
  },
  {
    key: 'ai-tools',
    heading: 'Tools that write or draw by themselves',
    body: text(
      '{{assistant}} may use such tools where a brief doesn’t say otherwise, answers for what they deliver as for their own, and says where a part of the work came from one.',
      'Confidential things and personal data are put into such a tool only when {{business}} has agreed to that tool in writing.',
    ),
  },
  {
    key: 'trial',
    heading: 'A trial at the start',
    body: text(
      'The first 30 days are a trial. Either of us can end the agreement in them from one day to the next, in writing; what was done until then is paid.',
      'At the end of the trial we talk once about how it went, and write down what we change.',
    ),
  },
];
