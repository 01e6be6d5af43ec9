import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { TimeToApprove } from '@/components/pay/time-to-approve';

const week = (id: string, assistant: string) => ({
  id,
  version: 2,
  engagementId: `of ${id}`,
  assistant,
  monday: '2027-03-08',
  minutes: 595,
  until: null,
});
const shown = (...timesheets: ReturnType<typeof week>[]) =>
  renderToStaticMarkup(
    <TimeToApprove timesheets={timesheets} slug="kiln" zone="UTC" now={new Date('2027-03-16T09:00:00Z')} />,
  );

it('a week that begins with a name written from the right is read from the left', () => {
  const html = shown(week('a', 'مريم'));

  expect(html).toContain('\u2068مريم\u2069, ');
  expect(html).toContain('9\u{a0}h\u{a0}55\u{a0}min');
});

it('where several weeks wait, a link leads to approving them at once', () => {
  const link = 'href="/w/kiln/pay/time"';

  expect(shown(week('a', 'Maria Santos'), week('b', 'Joel Cruz'))).toContain(link);
  expect(shown(week('a', 'Maria Santos'))).not.toContain(link);
});
