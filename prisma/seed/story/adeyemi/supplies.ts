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
  on,
  said,
} from '../story';

/** What Maria does so that the studio has what it needs, and its kilns may be fired. */
export function supplyWork(calendar: Calendar): readonly BriefStory[] {
  return [
    {
      title: 'Compare what we pay for clay, glazes and boxes',
      outcome:
        'We know for each of our 14 regular supplies who sells it cheapest, delivered, and whether changing is worth the trouble.',
      instructions:
        'Take the invoices of the last three months as the list of what we buy. Ask each supplier on the second tab for a price for the same quantity, delivered to the studio.',
      givens: [
        'Clay from Prairie Clay Supply stays, even if it costs a little more: the glazes are made for it.',
        'Write from the studio’s address and sign with your own name.',
      ],
      deliverables: [
        {
          title: 'A table of prices',
          criteria: [
            'Each supply has at least two prices, both with delivery.',
            'A price that somebody gave by telephone says who gave it and on which day.',
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
          'Boxwright gives a better price from 1,000 boxes on. Do we have room for 1,000, or shall I compare for 400?',
        ),
        answered(
          -102,
          '08:20',
          'Compare for 400. There is no room for more until the shelves in the back are done.',
        ),
        delivered(
          -98,
          '14:35',
          'Two changes are worth it: boxes and kiln wash. Together they save about $64 a month.',
          [
            {
              note: 'Twelve of fourteen supplies; the other two are only made by Northfield.',
              file: supplierPrices(calendar),
            },
          ],
        ),
        approved(-98, '16:10', 'Very clear. I have ordered the boxes from the new place.'),
      ],
    },
    {
      title: 'Book the kiln inspection and tell the insurer',
      outcome: 'Both kilns are inspected before the certificate runs out, and the insurer has the report.',
      instructions:
        'Anders Kiln Service inspects in the mornings; we need the kilns cold from the evening before. The insurer’s form is in **Studio / Insurance**.',
      givens: [
        'Not on a day on which a class fires: see the calendar “Kilns”.',
        'The inspection costs at most $240 for both.',
      ],
      deliverables: [
        {
          title: 'The appointment',
          criteria: [
            'It is in the calendars of Ruth and Tomás, with a reminder to leave the kilns off the evening before.',
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
          'Anders has two mornings free next week. I take the first on which no class fires.',
        ),
      ],
    },
  ];
}

function supplierPrices(calendar: Calendar) {
  const asked = calendar.date(-101);
  return csv(
    'supplier-prices.csv',
    ['Supply', 'Quantity', 'Now', 'USD now', 'Cheapest', 'USD cheapest', 'Price given'],
    [
      [
        'Stoneware clay',
        '500 lb',
        'Prairie Clay Supply',
        amount(410),
        'Prairie Clay Supply',
        amount(410),
        'Invoice',
      ],
      [
        'Clear glaze, dry',
        '50 lb',
        'Northfield Glaze Works',
        amount(186),
        'Northfield Glaze Works',
        amount(186),
        'Invoice',
      ],
      [
        'Kiln wash',
        '10 lb',
        'Northfield Glaze Works',
        amount(58),
        'Ridge Pottery Supply',
        amount(39),
        `By telephone, Mr Koller, ${asked}`,
      ],
      [
        'Mailing boxes 8 in',
        400,
        'Boxwright Packaging',
        amount(372),
        'Dunmore Cartons',
        amount(327),
        `In writing, ${asked}`,
      ],
      [
        'Paper filling',
        '12 rolls',
        'Boxwright Packaging',
        amount(94.5),
        'Boxwright Packaging',
        amount(94.5),
        'Invoice',
      ],
      [
        'Wax resist',
        '1 gal',
        'Prairie Clay Supply',
        amount(41.25),
        'Ridge Pottery Supply',
        amount(40.1),
        'Website',
      ],
    ],
  );
}
