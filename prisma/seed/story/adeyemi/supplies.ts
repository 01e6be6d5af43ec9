import type { Calendar } from '../../calendar';
import { amount, csv } from '../files';
import {
  accepted,
  answered,
  approved,
  askedBeforeGoingOn,
  type BriefStory,
  delivered,
  handedOver,
  justSaid,
  on,
  said,
} from '../story';

/** What Maria does so that the studio has its supplies, and its kilns may be fired. */
export function supplyWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Compare what we pay for clay, glazes and boxes',
      outcome:
        'For each of our 14 regular supplies we know who delivers it cheapest, and whether switching is worth the trouble.',
      instructions:
        'Take the last three months’ invoices as the list of what we buy. Ask each supplier on the second tab what they charge for the same quantity, delivered to the studio.',
      givens: [
        'We stay with Prairie Clay Supply for clay even if it costs a little more: our glazes are made for it.',
        'Write from the studio’s address, under your own name.',
      ],
      deliverables: [
        {
          title: 'A table of prices',
          criteria: [
            'Each supply has at least two prices, both including delivery.',
            'A price given by phone says who gave it, and when.',
          ],
        },
      ],
      autonomy: 'decide_and_tell',
      budgetHours: 5,
      due: on(-97, '12:00'),
      from: 'tomas',
      drafted: on(-104, '11:20'),
      events: [
        handedOver(-104, '11:45'),
        accepted(-103, '08:30'),
        askedBeforeGoingOn(
          -102,
          '10:00',
          'Boxwright is cheaper from 1,000 boxes up. Is there room for 1,000, or should I compare prices for 400?',
        ),
        answered(
          -102,
          '08:20',
          'Compare for 400. There’s no room for more until the shelves in the back are up.',
        ),
        delivered(
          -98,
          '14:35',
          'Two switches are worth it: boxes and kiln wash. Together they save about $64 a month.',
          [
            {
              note: 'Twelve of the fourteen supplies; only Northfield makes the other two.',
              file: supplierPrices(calendar),
            },
          ],
        ),
        approved(-98, '16:10', 'Very clear. I’ve ordered the boxes from the new place.'),
      ],
    },
    {
      title: 'Book the kiln inspection and tell the insurer',
      outcome: 'Both kilns are inspected before their certificate expires, and the insurer has the report.',
      instructions:
        'Anders Kiln Service comes in the mornings, and the kilns have to be cold from the evening before. The insurer’s form is in **Studio / Insurance**.',
      givens: [
        'Not on a day when a class fires: see the calendar “Kilns”.',
        'The inspection costs at most $240 for both.',
      ],
      deliverables: [
        {
          title: 'The appointment',
          criteria: [
            'It is in Ruth’s and Tomás’s calendars, with a reminder the evening before to leave the kilns off.',
          ],
        },
        { title: 'The insurer’s confirmation', criteria: ['It names both kilns by their serial numbers.'] },
      ],
      autonomy: 'decide_alone',
      budgetHours: 2,
      due: on(4, '17:00'),
      drafted: on(-3, '13:50'),
      events: [
        handedOver(-3, '14:10'),
        accepted(-2, '08:25'),
        said(
          -2,
          '08:40',
          'maria',
          'Anders has two mornings free next week. I’ll take the first one when no class fires.',
        ),
        justSaid(-1, '09:30', 'ruth', 'Perfect. Tomás can let them in from half past seven.'),
      ],
    },
  ];
}

function supplierPrices(calendar: Calendar) {
  const byPhone = `By phone, Mr. Koller, ${calendar.date(-101)}`;
  const inWriting = `In writing, ${calendar.date(-101)}`;
  const rows = [
    ['Stoneware clay', '500 lb', 'Prairie Clay Supply', 410, 'Ridge Pottery Supply', 396, inWriting],
    ['Porcelain clay', '100 lb', 'Prairie Clay Supply', 118, 'Ridge Pottery Supply', 121.5, inWriting],
    ['Kiln wash', '10 lb', 'Northfield Glaze Works', 58, 'Ridge Pottery Supply', 39, byPhone],
    ['Wax resist', '1 gal', 'Prairie Clay Supply', 41.25, 'Ridge Pottery Supply', 40.1, byPhone],
    ['Silica', '50 lb', 'Northfield Glaze Works', 27.5, 'Ridge Pottery Supply', 29, byPhone],
    ['Feldspar', '50 lb', 'Northfield Glaze Works', 38, 'Ridge Pottery Supply', 37.4, byPhone],
    ['Cobalt carbonate', '1 lb', 'Northfield Glaze Works', 46, 'Ridge Pottery Supply', 52, byPhone],
    ['Kiln shelves', 2, 'Anders Kiln Service', 164, 'Ridge Pottery Supply', 171, inWriting],
    ['Mailing boxes, 8 in', 400, 'Boxwright Packaging', 372, 'Dunmore Cartons', 327, inWriting],
    ['Mailing boxes, 14 in', 150, 'Boxwright Packaging', 231, 'Dunmore Cartons', 236.5, inWriting],
    ['Paper filling', '12 rolls', 'Boxwright Packaging', 94.5, 'Dunmore Cartons', 98, inWriting],
    ['Packing tape', '36 rolls', 'Boxwright Packaging', 61, 'Dunmore Cartons', 61.8, inWriting],
  ] as const;
  return csv(
    'supplier-prices.csv',
    ['Supply', 'Quantity', 'Now from', 'USD', 'Other offer from', 'USD', 'Offer given'],
    rows.map(([supply, quantity, now, price, other, offer, given]) => [
      supply,
      quantity,
      now,
      amount(price),
      other,
      amount(offer),
      given,
    ]),
  );
}
