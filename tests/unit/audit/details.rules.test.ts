import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsOf } from '@/lib/audit/details.rules';
import { AUDIT_WORDS } from '@/lib/audit/words/all';

const NOW = new Date('2026-11-27T12:00:00Z');

function details(action: string, data: Readonly<Record<string, unknown>>, assistant: string | null = null) {
  return detailsOf({ action, data, assistant }, null, NOW);
}

describe('the details below a line of the audit log', () => {
  it.each([
    ['agreement.notice_given', { lastDay: '2026-12-31', reason: 'private' }, 'last day Thu 31 Dec'],
    ['agreement.copy_sent', { to: ['a@example.com', 'b@example.com'] }, 'to a@example.com, b@example.com'],
    ['brief.delivered', { number: 2 }, 'delivery 2'],
    ['brief.sent_back', { unmet: 2 }, '2 criteria not met'],
    ['brief.withdrawn', { because: 'engagement_ended' }, 'since their work together has ended'],
    [
      'invitation.sent',
      { name: 'Tomás', email: 'tomas@example.com', role: 'manager' },
      'tomas@example.com, as manager',
    ],
    ['membership.role_changed', { from: 'manager', to: 'owner' }, 'from manager to owner'],
    ['pay.extra_added', { kind: 'thirteenth_month', amount: '$100.00' }, '13th month, $100.00'],
    ['time.written', { minutes: 90 }, '1 h 30 min'],
  ])('%s: %j says "%s"', (action, data, said) => {
    expect(details(action, data)).toEqual([said]);
  });

  it('says whose work it was, unless the line says so, and that a tool did it', () => {
    expect(details('brief.accepted', { token: 'x' }, 'Maria Santos')).toEqual([
      'Maria Santos',
      'by a tool of theirs',
    ]);
    expect(detailsOf({ action: 'engagement.paused', data: {}, assistant: 'Maria' }, 'Maria', NOW)).toEqual(
      [],
    );
  });

  it('doesn’t count a first delivery', () => {
    expect(details('brief.delivered', { number: 1 })).toEqual([]);
  });

  it('leaves out whatever is erased or isn’t as expected', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(AUDIT_WORDS), 'constructor'),
        fc.dictionary(
          fc.constantFrom('amount', 'to', 'from', 'lastDay', 'minutes', 'unmet', 'kind', 'email'),
          fc.oneof(fc.anything(), fc.constantFrom('', null, 0, '2026-12-31', 'bonus'), fc.string(), fc.nat()),
        ),
        (action, data) => {
          const unsaid = details(action, data).filter((said) => said === '' || said.includes('undefined'));
          expect(unsaid).toEqual([]);
        },
      ),
    );
  });
});
