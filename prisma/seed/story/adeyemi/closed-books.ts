import type { Calendar } from '../../calendar';
import { amount, csv, type MadeFile } from '../files';
import type { DeliveredItem } from '../story';

/** @returns what Maria delivers with the books of a month, counted from this one. */
export function closedBooks(calendar: Calendar, month: number): readonly DeliveredItem[] {
  const name = calendar.monthName(month);
  return [
    {
      note: 'The link goes to the sheet; the totals are attached.',
      link: 'https://sheets.adeyemi-ceramics.example/studio-ledger',
      file: totals(calendar, month),
      met: { 1: 'Checked against the statement of the last day.', 2: '' },
    },
    {
      note: `What is still missing for ${name}.`,
      file: missingReceipts(calendar, month),
      met: { 1: '' },
    },
  ];
}

/** Shop, wholesale and classes; then the expenses. Per month, oldest first. */
const TOTALS = [
  [6412.4, 3180, 2240, -1365.2, -742.15, -418.9, -2150, -1242],
  [5987.15, 4460, 1960, -1190.75, -698.4, -402.35, -2150, -1386.5],
  [7240.8, 5215.5, 2380, -1844.1, -913.6, -466.2, -2150, -1427.75],
  [8105.25, 6890, 2520, -2012.45, -1088.3, -489.55, -2150, -1518.9],
  [9376.6, 6142.5, 2660, -1730.05, -1241.75, -503.1, -2150, -1496.2],
];

const CATEGORIES = [
  'Shop sales',
  'Wholesale',
  'Classes',
  'Clay and glazes',
  'Boxes and shipping',
  'Kilns and power',
  'Rent',
  'Assistants',
];

function totals(calendar: Calendar, month: number): MadeFile {
  const values = TOTALS.at(month) ?? [];
  const rows = values.map((value, index) => [CATEGORIES[index] ?? '', amount(value)]);
  const left = values.reduce((sum, value) => sum + value, 0);
  const name = `totals-${calendar.monthName(month).toLowerCase()}.csv`;
  return csv(name, ['Category', 'USD'], [...rows, ['Left over', amount(left)]]);
}

/** Day of the month, payee, amount, what was tried. Per month, oldest first. */
const MISSING: readonly (readonly (readonly [number, string, number, string])[])[] = [
  [
    [6, 'Anders Kiln Service', -385, 'Wrote to them; they send a copy by the end of the week'],
    [14, 'Corner Hardware', -27.48, 'Not in the inbox; Tomás may have the paper slip'],
    [22, 'Parking at the farmers’ market', -18, 'The machine gives no receipt; photo of the screen kept'],
  ],
  [
    [9, 'Corner Hardware', -41.2, 'Asked Tomás; he looks in the van'],
    [19, 'Prairie Clay Supply', -96.75, 'Credit note expected, asked for it twice'],
  ],
  [
    [4, 'Northfield Glaze Works', -212.3, 'Invoice asked for; they are on holiday'],
    [21, 'Great Lakes Makers Fair', -1180, 'Confirmation found, the invoice follows'],
  ],
  [
    [8, 'Boxwright Packaging', -154.6, 'Their portal is down; wrote to their office'],
    [26, 'Lakeside Print Shop', -88, 'Asked at the counter by telephone; a copy is coming'],
  ],
  [
    [11, 'Corner Hardware', -33.9, 'Wrote to the shop with date and amount'],
    [23, 'Prairie Clay Supply', -142.25, 'Delivery note found; wrote to them for the invoice'],
  ],
];

function missingReceipts(calendar: Calendar, month: number): MadeFile {
  const rows = (MISSING.at(month) ?? []).map(([day, payee, value, tried]) => [
    calendar.dateIn(month, day),
    payee,
    amount(value),
    tried,
  ]);
  const name = `no-receipt-${calendar.monthName(month).toLowerCase()}.csv`;
  return csv(name, ['Date', 'Payee', 'USD', 'Tried'], rows);
}
