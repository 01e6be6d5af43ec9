import type { Calendar } from '../../calendar';
import { amount, csv, note } from '../files';

export const brokenParcels = note(
  'when-a-parcel-arrives-broken.md',
  `
# When a parcel arrives broken

1. Oluchi answers within one working day and asks for three photos.
2. The new piece is on the next packing list (Tuesday or Friday).
3. Oluchi sends the claim to the carrier, within 15 days of the delivery.
4. Maria books the carrier’s payment to “Breakages” when it comes.
5. After 30 days without payment Oluchi writes again; after 45 she tells Tomás.
6. Every case is a line in the table, with the kind of box.
7. On the first of each month Tomás looks through the table.
`,
);

export function breakages(calendar: Calendar) {
  return csv(
    'breakages.csv',
    ['Reported', 'Piece', 'Box', 'Replaced', 'Carrier', 'USD'],
    [
      [calendar.date(-110), 'Mug', '8 in, old', 'yes', 'Paid', amount(38)],
      [calendar.date(-96), 'Mug', '8 in, old', 'yes', 'Paid', amount(38)],
      [calendar.date(-91), 'Tideline pitcher', '14 in', 'yes', 'Refused: no photo of the box', amount(94)],
      [calendar.date(-77), 'Two mugs', '8 in, old', 'yes', 'Claimed', amount(76)],
      [calendar.date(-70), 'Serving bowl', '14 in', 'yes', 'Claimed', amount(88)],
      [calendar.date(-63), 'Mug', '8 in, old', 'yes', 'Claimed', amount(38)],
      [calendar.date(-55), 'Mug', '8 in, old', 'yes', 'Claimed', amount(38)],
    ],
  );
}

export function breakagesByWeek(calendar: Calendar) {
  const weeks = [
    [61, 2, 76],
    [54, 3, 114],
    [58, 1, 38],
    [72, 1, 0],
    [66, 0, 0],
    [81, 1, 38],
    [88, 1, 0],
  ] as const;
  const rows = weeks.map(([sent, broken, back], index) => [
    calendar.date(-62 + index * 5),
    sent,
    broken,
    amount(back),
  ]);
  return csv('breakages-by-week.csv', ['Week from', 'Sent', 'Broken', 'Carrier paid, USD'], rows);
}
