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

/** What Maria has done about money that others owe the studio, or the studio owes the state. */
export function moneyWork(calendar: Calendar): readonly BriefStory[] {
  const quarter = calendar.quarterBefore(-43);
  return [
    {
      title: 'Collect the wholesale invoices that are overdue',
      outcome:
        'Every shop that owes us money for more than 30 days has paid or has told us the day on which it will.',
      instructions:
        'Six invoices are open, $3,412.50 in all; the list is on the tab **Open**. Write first, telephone after three working days, and tell Ruth before anything that sounds like a threat.',
      givens: [
        'Larkspur Home has always paid late and always paid. Be gentle with them.',
        'We offer two instalments to whoever asks.',
      ],
      deliverables: [
        {
          title: 'The list of open invoices, brought up to date',
          criteria: ['Each invoice shows “paid” with its date, or a day that the shop has named in writing.'],
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
          'Four of six have paid or named a day. Millrace Goods says the parcel was two bowls short. Is that so?',
        ),
        said(
          -73,
          '08:50',
          'ruth',
          'Yes, we found them here. Take $96 off their invoice and tell them I am sorry.',
        ),
        delivered(
          -70,
          '15:05',
          'Five are paid, the sixth pays in two parts. In all $3,316.50 of $3,412.50, the rest is the credit for the bowls.',
          [{ note: 'The list with dates.', file: openInvoices(calendar) }],
        ),
        approved(-70, '09:15', 'I had put this off for months. Thank you.'),
      ],
    },
    {
      title: 'File the sales tax return',
      outcome: `The sales tax return for ${quarter} is with the state, on time and right.`,
      instructions:
        'The figures are in the ledger. The log-in of the state’s portal is in the password safe.',
      givens: ['Classes are not taxed, wholesale is exempt with a certificate on file.'],
      deliverables: [
        {
          title: 'The confirmation of the filing',
          criteria: ['It shows the amount and the date of filing.'],
        },
      ],
      autonomy: 'ask_first',
      budgetHours: 3,
      due: on(-36, '12:00'),
      drafted: on(-43, '16:00'),
      events: [
        handedOver(-43, '16:20'),
        declined(
          -42,
          '09:05',
          'Filing needs somebody who may sign for the business, and our agreement leaves that to you or Helen. I am glad to prepare every figure.',
        ),
        said(
          -42,
          '08:35',
          'ruth',
          'You are right, and I am glad that you said it. I will write a new brief for the figures, and Helen files.',
        ),
      ],
    },
    {
      title: `Figures for the sales tax return, ${quarter}`,
      outcome: 'Helen Brandt files the return from one page and has nothing to ask.',
      instructions:
        'From the ledger: sales by kind and by county, exempt sales with the number of the certificate, and tax already collected by the shop.',
      givens: [
        'Classes are not taxed, wholesale is exempt with a certificate on file.',
        'The shop’s own report rounds each order; ours adds up first.',
      ],
      deliverables: [
        {
          title: 'The figures on one page',
          criteria: [
            'Sales of the three months add up to the ledger’s total.',
            'Each exempt sale names its certificate.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 4,
      due: on(-36, '17:00'),
      drafted: on(-42, '08:50'),
      events: [
        handedOver(-42, '09:10'),
        accepted(-41, '08:05'),
        started(-40, '09:00'),
        delivered(
          -38,
          '14:45',
          'The figures agree with the ledger. One certificate has run out; Fern & Fable sends the new one this week.',
          [{ note: 'For Helen, with the source of each figure.', file: taxFigures(calendar) }],
        ),
        approved(-38, '10:30', 'Helen says it is the tidiest page she gets all quarter.'),
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
      ['Shop, Illinois', amount(9218.4), 'yes', 'Ledger, category Shop sales, state IL'],
      ['Shop, other states', amount(12466.15), 'no', 'Ledger, category Shop sales, other states'],
      ['Wholesale', amount(14855.5), 'no', 'Certificates 3, 5, 6, 9, 11; 7 has run out'],
      ['Classes', amount(6860), 'no', 'Calendar and ledger agree'],
      ['Tax collected by the shop', amount(944.89), '', `Report of ${calendar.date(-39)}`],
    ],
  );
}
