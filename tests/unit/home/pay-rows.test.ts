import { describe, expect, it } from 'vitest';
import { payRows } from '@/components/home/pay-rows';
import type { WaitingPay } from '@/lib/pay/waiting.queries';

const reader = { slug: 'kiln', zone: 'UTC', now: new Date('2026-11-28T12:00:00Z') };
const from = (assistant: string) => ({ assistant, id: assistant, engagementId: assistant, at: reader.now });
const week = (assistant: string): WaitingPay => ({
  ...from(assistant),
  kind: 'time',
  day: '2026-11-16',
  minutes: 90,
});
const notReceived = (assistant: string): WaitingPay => ({
  ...from(assistant),
  kind: 'dispute',
  currency: 'USD',
  minor: 500,
  note: '',
});

describe('weeks that wait for an owner', () => {
  it('are each a row while they are few', () => {
    const rows = payRows(['Maria Santos', 'Dewi Lestari', 'Oluchi Okafor'].map(week), reader);

    expect(rows).toHaveLength(3);
    expect(rows[0]?.title).toContain('Maria’s time');
  });

  it('read from the left also when whoever worked has a name that reads from the right', () => {
    const [arabic, latin] = payRows(['مريم القحطاني', 'Maria Santos'].map(week), reader);

    expect(arabic?.title).toMatch(/^\u2068مريم\u2069’s time/);
    expect(latin?.title).toMatch(/^Maria’s time/);
  });

  it('are one row when they are many, so that what else needs an owner is seen', () => {
    const weeks = ['Maria Santos', 'Dewi Lestari', 'Oluchi Okafor', 'Aisha Khan', 'Maria Santos'].map(week);

    const rows = payRows([...weeks, notReceived('Dewi Lestari')], reader);

    expect(rows).toMatchObject([
      {
        title: '5 weeks of time',
        detail: expect.stringMatching(/^Maria, Dewi, Oluchi and 1 more: 7\sh\s30\smin$/),
        href: '/w/kiln/pay/time',
      },
      { title: expect.stringContaining('Dewi hasn’t got') },
    ]);
  });
});
