import { expect, it } from 'vitest';
import { namesWithoutHolidays } from '@/components/schedules/holidays-not-set';

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
    expect(namesWithoutHolidays(UNSAID, { engagementId: 'maria', daysOffOf })).toEqual(names);
  },
);

it('nobody is named whose holidays are known', () => {
  expect(namesWithoutHolidays(UNSAID, { engagementId: 'oluchi', daysOffOf: 'assistant' })).toEqual([]);
});
