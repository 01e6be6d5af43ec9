import { describe, expect, it } from 'vitest';
import { InvitationCare } from '@/components/people/invitation-care';
import type { MailFate } from '@/lib/people/engagements/engagement-progress.rules';
import type { Role } from '@/lib/people/rules';
import { newId } from '@/lib/platform/ids';
import { markupOf } from '@/tests/support/browser/markup';

const AT = new Date('2026-11-30T10:00:00Z');
const FATES: readonly MailFate[] = [
  'unset',
  'queued',
  'retrying',
  'accepted',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'suppressed',
];

function shown(fate: MailFate, role: Role, state: 'open' | 'expired' = 'open') {
  const invitation = {
    id: newId(),
    name: 'Maria Santos',
    email: 'maria@inbox.example',
    version: 1,
    state,
    createdAt: AT,
    expiresAt: new Date('2026-12-12T10:00:00Z'),
    acceptedAt: null,
    withdrawnAt: null,
    mail: { fate, at: AT, reason: null },
  } as const;
  return markupOf(
    <InvitationCare invitation={invitation} workspaceId={newId()} role={role} zone="UTC" now={AT} />,
  );
}

describe('an invitation whose e-mail', () => {
  it.each(FATES)('is %s sends a manager to nothing that only an owner has', (fate) => {
    const html = shown(fate, 'manager');

    expect(html).not.toContain('below');
    expect(html).toContain('An owner can send it again');
  });

  it('was never answered is sent again by an owner, and by no manager', () => {
    expect(shown('delivered', 'owner', 'expired')).toContain('Send it again, and');
    expect(shown('delivered', 'manager', 'expired')).not.toContain('Send it again, and');
  });

  it.each(['bounced', 'suppressed'] as const)(
    'is %s costs no engagement: it is sent to the right address instead of being withdrawn',
    (fate) => {
      const html = shown(fate, 'owner');

      expect(html).toContain('send the invitation there, below');
      expect(html).not.toContain('withdraw the invitation');
    },
  );
});
