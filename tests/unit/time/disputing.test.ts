import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DISPUTE_ACTIONS,
  DISPUTE_STATES,
  type DisputeAction,
  type DisputeState,
  decideDispute,
  decideRaising,
  takenOff,
} from '@/lib/time/disputing.rules';
import { TIMESHEET_ROLES } from '@/lib/time/rules';

/** Everything that is allowed, written down a second time; whatever isn't here is refused. */
const ALLOWED: Partial<Record<`${DisputeAction} ${DisputeState}`, readonly [string, DisputeState]>> = {
  'concede raised': ['assistant', 'conceded'],
  'concede stood_by': ['assistant', 'conceded'],
  'standBy raised': ['assistant', 'stood_by'],
  'withdraw raised': ['owner', 'withdrawn'],
  'withdraw stood_by': ['owner', 'withdrawn'],
};
const NOW = new Date('2027-03-18T12:00:00Z');
const LATER = new Date('2027-03-18T12:00:01Z');

describe('who may do what with a dispute', () => {
  const cases = DISPUTE_STATES.flatMap((state) =>
    DISPUTE_ACTIONS.flatMap((action) => TIMESHEET_ROLES.map((role) => ({ state, action, role }))),
  );

  it.each(cases)('$role: $action while it is $state', ({ state, action, role }) => {
    const allowed = ALLOWED[`${action} ${state}`];

    const answer = decideDispute(state, action, role);

    if (allowed?.[0] === role) expect(answer).toEqual({ ok: true, value: allowed[1] });
    else expect(answer.ok).toBe(false);
  });
});

describe('time that silence approved', () => {
  it.each(TIMESHEET_ROLES)('can be disputed by an owner alone: %s', (role) => {
    const answer = decideRaising({ disputableUntil: LATER, isDisputed: false }, role, NOW);

    expect(answer.ok).toBe(role === 'owner');
  });

  it.each([
    ['once the agreed days are over', { disputableUntil: NOW, isDisputed: false }, 'final'],
    ['where somebody approved it', { disputableUntil: null, isDisputed: false }, 'final'],
    ['a second time', { disputableUntil: LATER, isDisputed: true }, 'disputed'],
  ])('can’t be disputed %s', (_when, entry, code) => {
    expect(decideRaising(entry, 'owner', NOW)).toMatchObject({ refusal: { code } });
  });
});

describe('what is conceded', () => {
  it('takes off together what it would at once, and never more than was owed', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amounts, fc.array(amounts, { minLength: 1, maxLength: 6 }), (amountMinor, given) => {
        // what is left only ever gets less, as one entry after the other is conceded
        const left = [...given].sort((a, b) => b - a);
        const steps = left
          .slice(1)
          .map((leftAfter, index) => takenOff({ amountMinor, leftBefore: left[index] ?? 0, leftAfter }));
        const [leftBefore = 0] = left;
        const atOnce = takenOff({ amountMinor, leftBefore, leftAfter: left.at(-1) ?? 0 });

        expect(steps.reduce((sum, step) => sum + step, 0)).toBe(atOnce);
        expect(atOnce).toBeLessThanOrEqual(amountMinor);
        expect(steps.every((step) => step >= 0)).toBe(true);
      }),
    );
  });

  it('takes off nothing that the limit had kept from being owed', () => {
    expect(takenOff({ amountMinor: 58_000, leftBefore: 70_000, leftAfter: 60_000 })).toBe(0);
    expect(takenOff({ amountMinor: 58_000, leftBefore: 60_000, leftAfter: 50_000 })).toBe(8_000);
  });
});
