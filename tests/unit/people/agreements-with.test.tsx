import { expect, it } from 'vitest';
import { AgreementsWith } from '@/components/people/agreements-with';
import type { EngagementProgress } from '@/lib/people/engagements/engagement-progress.rules';
import type { Role } from '@/lib/people/rules';
import { markupOf } from '@/tests/support/browser/markup';

const shown = (standing: EngagementProgress, role: Role = 'owner') =>
  markupOf(
    <AgreementsWith
      person={{ id: 'e', name: 'Maria Santos', standing, agreements: [] }}
      slug="adeyemi"
      role={role}
      zone="America/Chicago"
      now={new Date('2026-11-28T18:00:00Z')}
    />,
  );

it('an owner is led to write the agreement while the invitation is on its way', () => {
  expect(shown('invited')).toContain('The agreement can be written meanwhile');
  expect(shown('invited')).toContain('href="/w/adeyemi/agreements/new?for=e"');
});

it('the agreement is called the next step once they have joined, and only then', () => {
  expect(shown('agreement_next')).toContain('The agreement is next');
  expect(shown('agreement_next')).not.toContain('can be written meanwhile');
  expect(shown('agreement_next', 'manager')).toContain('An owner writes it.');
});

it("before somebody has joined, agreements that can’t be written aren't mentioned", () => {
  expect(shown('invited', 'manager')).toBe('');
  expect(shown('mail_stuck')).toBe('');
  expect(shown('invitation_expired')).toBe('');
});
