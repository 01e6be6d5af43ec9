import { expect, it } from 'vitest';
import { ApproveWeeks, type WeekRow } from '@/components/time/approve-weeks';
import { markupOf } from '@/tests/support/browser/markup';

const week = (id: string, day: string, shares: WeekRow['shares']): WeekRow => ({
  id,
  version: 2,
  title: `Maria Santos, ${day}`,
  href: `/weeks/${id}`,
  minutes: 120,
  shares,
  remarks: [],
});
const under = (day: string, capMinor: number) => ({
  engagementId: 'maria',
  period: { from: '2027-03-01', until: '2027-03-31' },
  from: day,
  until: day,
  minutes: 120,
  currency: 'USD',
  rateMinor: 1450,
  capMinor,
  earlierMinor: 0,
});
const shown = (...weeks: WeekRow[]) =>
  markupOf(<ApproveWeeks workspaceId="kiln" weeks={weeks} whenNone="No week waits for you" />);

it('before scripts load, each week says what it comes to, and the list what all of them come to under their limit', () => {
  const days = ['2027-03-09', '2027-03-16'];
  const html = shown(...days.map((day) => week(day, day, [under(day, 4000)])));

  expect(html.match(/<p>2 h, USD 29\.00<\/p>/g)).toHaveLength(2);
  expect(html).toContain('All 2 together: <strong>4 h, USD 40.00 (USD 58.00 before the limit)</strong>');
});

it('whoever sees no pay, or pays otherwise, reads the hours alone', () => {
  const html = shown(week('a', 'a', []), week('b', 'b', []));

  expect(html).toContain('All 2 together: <strong>4 h</strong>');
});

it('a single week isn’t added up with others', () => {
  const html = shown(week('a', 'a', []));

  expect(html).toContain('Approve the chosen ones');
  expect(html).not.toContain('together');
});

it('what stands in the place of the list when no week is left has no button', () => {
  const html = shown();

  expect(html).toContain('No week waits for you');
  expect(html).not.toContain('Approve the chosen ones');
});
