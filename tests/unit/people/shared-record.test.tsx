import { expect, it } from 'vitest';
import { SharedRecord } from '@/components/people/shared-record';
import { readListView } from '@/lib/briefs/list-view.rules';
import type { EngagementProgress } from '@/lib/people/engagements/engagement-progress.rules';
import type { Role } from '@/lib/people/rules';
import { markupOf } from '@/tests/support/browser/markup';

const ENGAGEMENT = '01890c5e-7a00-7000-8000-000000000002';
const IN_JUNE = new Date('2026-06-01T10:00:00Z');

const shown = (standing: EngagementProgress, role: Role = 'owner', inForceAt: Date | null = IN_JUNE) =>
  markupOf(
    <SharedRecord
      person={{ id: ENGAGEMENT, name: 'Maria Santos', standing, agreements: [{ inForceAt }] }}
      slug="adeyemi"
      role={role}
    />,
  );

it.each(['working', 'paused', 'ended', 'agreement_next'] as const)(
  'leads an owner from somebody to their briefs, facts and statement, also while it is %s',
  (standing) => {
    const page = shown(standing);

    const [, query = ''] = /\/w\/adeyemi\/briefs(\?[^"]*)"/.exec(page) ?? [];
    const view = readListView(Object.fromEntries(new URLSearchParams(query.replaceAll('&amp;', '&'))));
    expect(view).toMatchObject({
      engagementId: ENGAGEMENT,
      list: standing === 'ended' ? 'closed' : 'open',
    });
    expect(page).toContain(`href="/w/adeyemi/assistants/${ENGAGEMENT}/facts"`);
    expect(page).toContain(`href="/w/adeyemi/pay/${ENGAGEMENT}"`);
  },
);

it('says nothing of pay to a manager, who has no page of it', () => {
  expect(shown('working', 'manager')).toContain('/facts"');
  expect(shown('working', 'manager')).not.toMatch(/\/pay\/|owed/);
});

it('is left out while nothing was agreed, so that there is nothing to be found', () => {
  expect(shown('being_signed', 'owner', null)).toBe('');
});
