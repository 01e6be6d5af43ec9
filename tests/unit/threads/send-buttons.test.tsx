import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SendButtons } from '@/components/threads/composer/send-buttons';

it('who may send at once is told that a mail about it waits for quiet hours', () => {
  const html = renderToStaticMarkup(
    SendButtonsFor({ forBoth: 'Tue 9 Mar, 02:00 (09:00 for Maria)', theirs: '09:00' }),
  );

  expect(html).toContain('It’s urgent: send now');
  expect(html).toContain('an e-mail about it still waits until their quiet hours are over');
});

function SendButtonsFor(shown: { readonly forBoth: string; readonly theirs: string }) {
  const reaching = { other: { name: 'Maria', zone: 'Asia/Manila' }, windows: [] };
  return <SendButtons zone="America/Chicago" reaching={reaching} shown={shown} />;
}
