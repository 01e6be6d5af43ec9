import { describe, expect, it } from 'vitest';
import { decideRunning, decideStaffInvitee, type Role } from '@/lib/people/rules';
import { decideFreshForStaff, decideOnStaff, STAFF_ACTIONS } from '@/lib/people/staff.rules';
import type { Result } from '@/lib/platform/result';

const ROLES: readonly (Role | null)[] = ['owner', 'manager', 'assistant', null];
const codeOf = (result: Result) => (result.ok ? 'yes' : result.refusal.code);

describe('what one may do about who runs a business', () => {
  const CASES = STAFF_ACTIONS.flatMap((action) =>
    ROLES.flatMap((by) =>
      [true, false].flatMap((isSelf) =>
        [true, false].map((isLastOwner) => ({ action, by, isSelf, isLastOwner })),
      ),
    ),
  );

  it.each(CASES)('$action by $by, self $isSelf, last owner $isLastOwner', ({ action, ...facts }) => {
    const answer = codeOf(decideOnStaff(action, facts));

    if (facts.by === null || facts.by === 'assistant') expect(answer).toBe('not_found');
    else if (facts.by === 'manager' && !(action === 'end' && facts.isSelf))
      expect(answer).toBe('not_allowed');
    else expect(answer).toBe(facts.isLastOwner ? 'last_owner' : 'yes');
  });

  it('needs somebody who has just proved who they are', () => {
    const now = new Date('2026-11-27T12:00:00Z');

    expect(codeOf(decideFreshForStaff(new Date('2026-11-27T11:50:01Z'), now))).toBe('yes');
    expect(codeOf(decideFreshForStaff(new Date('2026-11-27T11:50:00Z'), now))).toBe('sign_in_again');
  });
});

describe('who can run a business', () => {
  const nobody = { role: null, isInvited: false, hasAssisted: false };

  it.each([
    ['somebody new', nobody, 'yes'],
    ['whoever owns it', { ...nobody, role: 'owner' }, 'staff'],
    ['whoever manages it', { ...nobody, role: 'manager' }, 'staff'],
    ['whoever works for it', { ...nobody, role: 'assistant', hasAssisted: true }, 'assists'],
    ['whoever worked for it once', { ...nobody, hasAssisted: true }, 'assists'],
    ['whoever is asked already', { ...nobody, isInvited: true }, 'already_invited'],
  ] as const)('%s', (_, standing, expected) => {
    const invited = decideStaffInvitee(standing);

    expect(codeOf(invited)).toBe(expected);
    if (!invited.ok) expect(invited.refusal.field).toBe('email');
    // a waiting invitation doesn't prevent its own recipient from joining
    expect(codeOf(decideRunning(standing))).toBe(expected === 'already_invited' ? 'yes' : expected);
  });
});
