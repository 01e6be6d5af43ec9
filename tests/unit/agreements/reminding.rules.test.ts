import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES } from '@/lib/agreements/rules';
import {
  type AgreementReminder,
  judgeAgreementReminder,
  planAgreementReminders,
  type RemindableAgreement,
  remindersOf,
} from '@/lib/agreements/timing/reminding.rules';
import { reconcile } from '@/lib/notifications/reminders/reconciling.rules';

const DAY = 24 * 60 * 60 * 1000;
const proposedAt = new Date('2026-11-24T15:00:00Z');
const daysAfter = (days: number, from = proposedAt) => new Date(from.getTime() + days * DAY);

const offer: RemindableAgreement = {
  state: 'proposed',
  stateChangedAt: proposedAt,
  proposedAt,
  signatures: [],
  respondBy: daysAfter(30),
  endsAt: null,
  noticeEndsAt: null,
};
const inForce: RemindableAgreement = { ...offer, state: 'in_force', respondBy: null };

const toParty = (party: string, reminders: readonly AgreementReminder[]) =>
  reminders
    .filter((each) => each.party === party)
    .map(({ kind, dueAt }) => [kind, (dueAt.getTime() - proposedAt.getTime()) / DAY]);

describe('reminders to sign', () => {
  it.each(['owner', 'assistant'])(
    'go to the %s after 2, 5, 10 and 20 days, and 2 days before the end',
    (party) => {
      expect(toParty(party, remindersOf(offer))).toEqual([
        ['unsigned_2d', 2],
        ['unsigned_5d', 5],
        ['unsigned_10d', 10],
        ['unsigned_20d', 20],
        ['respond_by_2d', 28],
      ]);
    },
  );

  it('count from the other’s signature once there is one, and leave alone whoever has signed', () => {
    const signed = {
      ...offer,
      state: 'signed_by_one' as const,
      signatures: [{ party: 'assistant' as const, signedAt: daysAfter(3) }],
    };

    expect(toParty('assistant', remindersOf(signed))).toEqual([]);
    expect(toParty('owner', remindersOf(signed))).toEqual([
      ['unsigned_2d', 5],
      ['unsigned_5d', 8],
      ['unsigned_10d', 13],
      ['unsigned_20d', 23],
      ['respond_by_2d', 28],
    ]);
  });

  it('leave the last days to the final reminder', () => {
    expect(toParty('owner', remindersOf({ ...offer, respondBy: daysAfter(7) }))).toEqual([
      ['unsigned_2d', 2],
      ['respond_by_2d', 5],
    ]);
    expect(remindersOf({ ...offer, respondBy: daysAfter(1) })).toEqual([]);
  });
});

describe('reminders to propose a new version', () => {
  it('go to the owner alone, at the same intervals as those to sign, from when changes were asked for', () => {
    const asked = {
      ...offer,
      state: 'changes_requested' as const,
      stateChangedAt: daysAfter(3),
      respondBy: daysAfter(33),
    };

    expect(toParty('assistant', remindersOf(asked))).toEqual([]);
    expect(toParty('owner', remindersOf(asked))).toEqual([
      ['changes_2d', 5],
      ['changes_5d', 8],
      ['changes_10d', 13],
      ['changes_20d', 23],
      ['changes_by_2d', 31],
    ]);
  });
});

describe('reminders of an end', () => {
  it('go to both 30 and 7 days before a term ends', () => {
    const ending = { ...inForce, endsAt: daysAfter(100) };

    for (const party of ['owner', 'assistant']) {
      expect(toParty(party, remindersOf(ending))).toEqual([
        ['ends_30d', 70],
        ['ends_7d', 93],
      ]);
    }
  });

  it('go to both 7 days before notice takes effect, and no longer about the term', () => {
    const ending = { ...inForce, endsAt: daysAfter(14), noticeEndsAt: daysAfter(14) };

    for (const party of ['owner', 'assistant']) {
      expect(toParty(party, remindersOf(ending))).toEqual([['notice_7d', 7]]);
    }
  });

  it("aren't sent while it runs on", () => {
    expect(remindersOf(inForce)).toEqual([]);
  });
});

describe('a state that asks for no reminders', () => {
  it.each(
    AGREEMENT_STATES.filter(
      (state) => !['proposed', 'changes_requested', 'signed_by_one', 'in_force'].includes(state),
    ),
  )('%s', (state) => {
    expect(remindersOf({ ...offer, state, endsAt: daysAfter(40) })).toEqual([]);
  });
});

describe('a reminder whose moment has come', () => {
  const [first, second] = remindersOf(offer);
  if (!first || !second) throw new Error('planned none');

  it('is sent on time', () => {
    expect(judgeAgreementReminder(first, offer, first.dueAt)).toBe('send');
  });

  it('is left to the latest one after a standstill, which covers them all', () => {
    expect(judgeAgreementReminder(first, offer, daysAfter(6))).toBe('cancel');
    expect(judgeAgreementReminder(second, offer, daysAfter(6))).toBe('send');
  });

  it('is dropped when the offer has lapsed meanwhile', () => {
    const [last] = remindersOf(offer).filter(({ kind }) => kind === 'respond_by_2d');
    if (!last) throw new Error('planned none');

    expect(judgeAgreementReminder(last, offer, daysAfter(31))).toBe('cancel');
  });

  it('is dropped when they have signed, or a new version was proposed', () => {
    const signed = { ...offer, signatures: [{ party: first.party, signedAt: daysAfter(1) }] };
    const anew = { ...offer, proposedAt: daysAfter(1) };

    expect(judgeAgreementReminder(first, signed, first.dueAt)).toBe('cancel');
    expect(judgeAgreementReminder(first, anew, first.dueAt)).toBe('cancel');
  });
});

/** What the table of reminders would hold, updated by the same rules that the actions and the job use. */
type Row = AgreementReminder & { end: 'waiting' | 'sent' | 'cancelled' };
type World = { now: Date; agreement: RemindableAgreement; rows: Row[] };

function keep(world: World): void {
  const planned = planAgreementReminders(world.agreement, world.now);
  const waiting = world.rows.filter(({ end }) => end === 'waiting');
  const { stale, missing } = reconcile(waiting, planned);
  for (const row of stale) row.end = 'cancelled';
  for (const each of missing) world.rows.push({ ...each, end: 'waiting' });
}

/** The job of each due reminder, in any order, as after a standstill. */
function work(world: World): number {
  const due = world.rows.filter(
    ({ end, dueAt }) => end === 'waiting' && dueAt.getTime() <= world.now.getTime(),
  );
  for (const row of due.reverse()) {
    const verdict = judgeAgreementReminder(row, world.agreement, world.now);
    row.end = verdict === 'send' ? 'sent' : 'cancelled';
  }
  return Math.max(
    0,
    ...['owner', 'assistant'].map((to) => due.filter((row) => row.party === to && row.end === 'sent').length),
  );
}

const Step = fc.oneof(
  fc.constant({ do: 'propose' as const }),
  fc.constant({ do: 'revise' as const }),
  fc.record({
    do: fc.constant('sign' as const),
    party: fc.constantFrom('owner' as const, 'assistant' as const),
  }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 * 24 }) }),
  fc.constant({ do: 'withdraw' as const }),
  fc.constant({ do: 'notice' as const }),
);

function take(world: World, step: typeof Step extends fc.Arbitrary<infer S> ? S : never): void {
  const { agreement, now } = world;
  const isOffer = agreement.state === 'proposed' || agreement.state === 'signed_by_one';
  if (step.do === 'wait') world.now = new Date(now.getTime() + step.hours * 60 * 60 * 1000);
  if (step.do === 'propose' && agreement.state === 'changes_requested') {
    const anew = { proposedAt: now, signatures: [], respondBy: daysAfter(30, now) };
    world.agreement = { ...agreement, state: 'proposed', ...anew };
  }
  if (step.do === 'revise' && isOffer) {
    world.agreement = {
      ...agreement,
      state: 'changes_requested',
      stateChangedAt: now,
      proposedAt: null,
      signatures: [],
      respondBy: daysAfter(30, now),
    };
  }
  if (step.do === 'withdraw' && isOffer) world.agreement = { ...agreement, state: 'withdrawn' };
  if (step.do === 'sign' && isOffer && !agreement.signatures.some(({ party }) => party === step.party)) {
    const signatures = [...agreement.signatures, { party: step.party, signedAt: now }];
    const state = signatures.length === 2 ? 'in_force' : 'signed_by_one';
    world.agreement = {
      ...agreement,
      state,
      signatures,
      endsAt: state === 'in_force' ? daysAfter(365, now) : null,
    };
  }
  if (step.do === 'notice' && agreement.state === 'in_force' && agreement.noticeEndsAt === null) {
    const noticeEndsAt = daysAfter(14, now);
    world.agreement = { ...agreement, noticeEndsAt, endsAt: noticeEndsAt };
  }
  if (step.do !== 'wait') keep(world);
}

describe('whatever is proposed, revised, signed, withdrawn, given notice for, and however long the standstills', () => {
  it('exactly the reminders that the rules name wait, each was sent once, and never two to one side at a time', () => {
    fc.assert(
      fc.property(fc.array(Step, { maxLength: 30 }), (steps) => {
        const world: World = { now: proposedAt, agreement: offer, rows: [] };
        keep(world);
        for (const step of steps) {
          take(world, step);
          expect(work(world)).toBeLessThanOrEqual(1);

          const named = planAgreementReminders(world.agreement, world.now).map(keyOf);
          const waiting = world.rows.filter(({ end }) => end === 'waiting').map(keyOf);
          expect(waiting.sort()).toEqual(named.sort());
          const sent = world.rows.filter(({ end }) => end === 'sent').map(keyOf);
          expect(new Set(sent).size).toBe(sent.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const keyOf = ({ kind, party, dueAt }: AgreementReminder) => `${kind} ${party} ${dueAt.toISOString()}`;
