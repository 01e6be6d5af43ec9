import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { TimeToApprove } from '@/components/pay/time-to-approve';

it('a week that begins with a name written from the right is read from the left', () => {
  const week = { id: 'a', assistant: 'مريم', monday: '2027-03-08', minutes: 595, until: null };

  const html = renderToStaticMarkup(
    <TimeToApprove timesheets={[week]} slug="a" zone="UTC" now={new Date('2027-03-16T09:00:00Z')} />,
  );

  expect(html).toContain('\u2068مريم\u2069, ');
  expect(html).toContain('9\u{a0}h\u{a0}55\u{a0}min');
});
