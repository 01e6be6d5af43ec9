import { expect, it } from 'vitest';
import { EarningsView } from '@/components/pay/earnings-view';
import type { Earnings } from '@/lib/pay/earnings.queries';
import { markupOf } from '@/tests/support/browser/markup';

const NOW = new Date('2026-11-29T06:00:00Z');

it('work that has ended is labelled as such, whether or not the two have begun anew since', () => {
  const before: Earnings['businesses'][number] = {
    engagementId: '01890c5e-7a00-7000-8000-000000000002',
    workspaceId: '01890c5e-7a00-7000-8000-000000000001',
    name: 'Adeyemi Ceramics',
    hasEnded: true,
    totals: [],
    toConfirm: 0,
    disputedWeeks: [],
    advances: [],
  };

  const shown = (business: typeof before) =>
    markupOf(<EarningsView earnings={{ totals: [], businesses: [business] }} now={NOW} />);

  expect(shown(before)).toContain('This work has ended');
  expect(shown({ ...before, hasEnded: false })).not.toContain('This work has ended');
});
