import { expect, it } from 'vitest';
import { unsaidNames } from '@/components/schedules/holidays-unsaid';

const UNSAID = [
  { engagementId: null, name: 'Adeyemi Ceramics' },
  { engagementId: 'maria', name: 'Maria' },
  { engagementId: 'dewi', name: 'Dewi' },
];

it.each([
  ['assistant', ['Maria']],
  ['business', ['Adeyemi Ceramics']],
  ['both', ['Adeyemi Ceramics', 'Maria']],
])(
  'of a schedule for Maria that keeps the days off of %s, only their holidays matter',
  (daysOffOf, names) => {
    expect(unsaidNames(UNSAID, { engagementId: 'maria', daysOffOf })).toEqual(names);
  },
);

it('nobody is named whose holidays are known', () => {
  expect(unsaidNames(UNSAID, { engagementId: 'oluchi', daysOffOf: 'assistant' })).toEqual([]);
});
