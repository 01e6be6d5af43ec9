import type { Calendar } from '../../calendar';
import { amount, csv } from '../files';
import {
  accepted,
  approved,
  type BriefStory,
  declined,
  delivered,
  handedOver,
  on,
  said,
  started,
} from '../story';

/** What Maria has done about money that others owe the studio, or that the studio owes the state. */
export function moneyWork(calendar: Calendar): readonly BriefStory[] {
  const month = calendar.monthName(-2);
  const inMonth = (workday: number) => ({ month: -1, workday });
  return [
    {
      title: 'Collect the wholesale invoices that are overdue',
      outcome:
        'Every shop that has owed us money for more than 30 days has paid, or has told us the day it will.',
      instructions:
        'Six invoices are open, $3,412.50 in all; they are on the tab **Open**. Write first, call after three working days, and ask Ruth before anything that could sound like a threat.',
      givens: [
        'Larkspur Home has always paid late and always paid. Be gentle with them.',
        'Anyone who asks may pay in two installments.',
      ],
      deliverables: [
        {
          title: 'The list of open invoices, brought up to date',
          criteria: ['Each invoice shows the day it was paid, or a day the shop has named in writing.'],
        },
      ],
      autonomy: 'ask_first',
      budgetHours: 3,
      due: on(-68, '17:00'),
      drafted: on(-78, '09:00'),
      events: [
        handedOver(-78, '09:25'),
        accepted(-77, '08:10'),
        started(-77, '08:40'),
        said(
          -73,
          '09:30',
          'maria',
          'Four of the six have paid or named a day. Millrace Goods says their parcel was two bowls short. Could that be?',
        ),
        said(
          -73,
          '08:50',
          'ruth',
          'Yes, we found the bowls here. Take $96 off their invoice and tell them I’m sorry.',
        ),
        delivered(
          -70,
          '15:05',
          'Five have paid and the sixth pays in two parts: $3,316.50 in all. The missing $96 is the credit for the bowls.',
          [{ note: 'The list, with dates.', file: openInvoices(calendar) }],
        ),
        approved(-70, '09:15', 'I had been putting this off for months. Thank you.'),
      ],
    },
    {
      title: `File the sales tax return for ${month}`,
      outcome: `The sales tax return for ${month} is with the state, on time and correct.`,
      instructions:
        'The figures are in the ledger. The login for the state’s portal is in the password safe.',
      givens: ['Classes aren’t taxed; wholesale is exempt when we have the shop’s certificate on file.'],
      deliverables: [
        {
          title: 'The confirmation of the filing',
          criteria: ['It shows the amount and the day of filing.'],
        },
      ],
      autonomy: 'ask_first',
      budgetHours: 3,
      due: on(inMonth(13), '12:00'),
      drafted: on(inMonth(6), '16:00'),
      events: [
        handedOver(inMonth(6), '16:20'),
        declined(
          inMonth(7),
          '09:05',
          'Filing takes somebody who may sign for the business, and that should be you or Helen. I’m glad to prepare every figure for it.',
        ),
        said(
          inMonth(7),
          '08:35',
          'ruth',
          'You’re right, and I’m glad you said so. I’ll write a new brief for the figures, and Helen will file.',
        ),
      ],
    },
    {
      title: `Figures for the sales tax return for ${month}`,
      outcome: 'Helen Brandt can file the return from one page, with nothing left to ask.',
      instructions:
        'From the ledger: sales by kind, exempt sales with the number of the certificate, and the tax the shop has already collected.',
      givens: [
        'Classes aren’t taxed; wholesale is exempt when we have the shop’s certificate on file.',
        'The shop’s own report rounds each order; ours adds up first and rounds once.',
      ],
      deliverables: [
        {
          title: 'The figures on one page',
          criteria: [
            'Sales add up to the ledger’s total for the month.',
            'Each exempt sale names its certificate.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 4,
      due: on(inMonth(13), '17:00'),
      drafted: on(inMonth(7), '08:50'),
      events: [
        handedOver(inMonth(7), '09:10'),
        accepted(inMonth(8), '08:05'),
        started(inMonth(9), '09:00'),
        delivered(
          inMonth(10),
          '14:45',
          'The figures agree with the ledger. One certificate has expired; Fern & Fable is sending the new one this week.',
          [{ note: 'For Helen, with where each figure comes from.', file: taxFigures(calendar) }],
        ),
        approved(inMonth(10), '10:30', 'Helen says it’s the tidiest page anyone sends her.'),
      ],
    },
  ];
}

function openInvoices(calendar: Calendar) {
  return csv(
    'open-wholesale-invoices.csv',
    ['Invoice', 'Shop', 'USD', 'State', 'Date'],
    [
      ['W-1183', 'Fern & Fable', amount(486), 'Paid', calendar.date(-75)],
      ['W-1186', 'Larkspur Home', amount(742.5), 'Paid', calendar.date(-71)],
      ['W-1188', 'The Copper Table', amount(318), 'Paid', calendar.date(-76)],
      [
        'W-1190',
        'Millrace Goods',
        amount(864),
        'Paid, $96.00 credited for two missing bowls',
        calendar.date(-71),
      ],
      ['W-1193', 'Juniper & Daughters', amount(402), 'Paid', calendar.date(-74)],
      [
        'W-1195',
        'Oak Street Provisions',
        amount(600),
        'Half paid, the other half promised',
        calendar.date(-60),
      ],
    ],
  );
}

function taxFigures(calendar: Calendar) {
  return csv(
    'sales-tax-figures.csv',
    ['Kind', 'USD', 'Taxed', 'Where it comes from'],
    [
      ['Shop, Illinois', amount(3412.4), 'yes', 'Ledger, Shop sales, state IL'],
      ['Shop, other states', amount(4692.85), 'no', 'Ledger, Shop sales, other states'],
      ['Wholesale', amount(6890), 'no', 'Certificates 3, 5, 6, 9 and 11; 7 has expired'],
      ['Classes', amount(2520), 'no', 'Ledger and calendar agree'],
      [
        'Tax collected by the shop',
        amount(349.77),
        '',
        `The shop’s report of ${calendar.date({ month: -1, workday: 9 })}`,
      ],
    ],
  );
}
