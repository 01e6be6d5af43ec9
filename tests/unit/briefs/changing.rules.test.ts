import { describe, expect, it } from 'vitest';
import { changeLines } from '@/lib/briefs/changing/change-words';
import {
  proposeChange,
  requireStillAhead,
  type TermsInForce,
  type WantedTerms,
} from '@/lib/briefs/changing/changing.rules';

const now = new Date('2026-11-20T09:00:00Z');

const IN_FORCE: TermsInForce = {
  deadlineAt: new Date('2026-11-27T23:00:00Z'),
  deadlineLocal: '2026-11-27T17:00',
  deadlineZone: 'America/Chicago',
  windowFromAt: null,
  budgetMinutes: 360,
  budgetMoney: null,
  outcome: 'The printer has every picture.',
  instructions: 'Use the shared folder.',
  autonomy: 'ask_first',
  givens: [{ id: 'g1', text: 'Numbers are on the back.', position: 0 }],
  deliverables: [
    { id: 'd1', title: 'Pictures', position: 0, criteria: [{ id: 'c1', text: 'White', position: 0 }] },
  ],
};

const hours = (budgetMinutes: number | null) => ({ budgetMinutes, budgetMoney: null });

function wanted(overrides: Partial<WantedTerms> = {}): WantedTerms {
  return {
    deadlineDate: '2026-11-27',
    deadlineTime: '17:00',
    deadlineZone: 'America/Chicago',
    budget: hours(360),
    instructions: 'Use the shared folder.',
    givens: IN_FORCE.givens,
    deliverables: IN_FORCE.deliverables,
    ...overrides,
  };
}

function ids() {
  let count = 0;
  return () => {
    count += 1;
    return `new${count}`;
  };
}

const propose = (overrides: Partial<WantedTerms>) =>
  proposeChange(IN_FORCE, wanted(overrides), { now, nextId: ids() });

describe('a request for other terms', () => {
  it('holds only what differs', () => {
    expect(propose({ deadlineDate: '2026-11-30' })).toMatchObject({
      value: { kinds: ['deadline'], deadline: { local: '2026-11-30T17:00' }, instructions: null, parts: [] },
    });
    expect(propose({ budget: hours(null) })).toMatchObject({
      value: { kinds: ['budget'], budgetMinutes: null },
    });
    expect(propose({ instructions: '' })).toMatchObject({ value: { kinds: ['scope'], instructions: '' } });
    expect(propose({ deadlineDate: '' })).toMatchObject({ refusal: { code: 'nothing_changes' } });
  });

  it('leaves the criteria of a deliverable that it only calls something else', () => {
    const renamed = { id: 'd1', title: 'All pictures', criteria: [] };

    expect(propose({ deliverables: [renamed] })).toMatchObject({ value: { kinds: ['scope'] } });
  });

  it('in another zone is another deadline, even when the clock shows the same', () => {
    const result = propose({ deadlineZone: 'Asia/Manila' });

    expect(result).toMatchObject({ value: { deadline: { at: new Date('2026-11-27T09:00:00Z') } } });
  });

  it('for the other of the two moments that a clock shows twice is for another deadline', () => {
    const twice: TermsInForce = {
      ...IN_FORCE,
      deadlineAt: new Date('2027-11-07T06:30:00Z'),
      deadlineLocal: '2027-11-07T01:30',
    };
    const asking = (deadlineFold: WantedTerms['deadlineFold']) =>
      proposeChange(twice, wanted({ deadlineDate: '2027-11-07', deadlineTime: '01:30', deadlineFold }), {
        now,
        nextId: ids(),
      });

    expect(asking('later')).toMatchObject({ value: { deadline: { at: new Date('2027-11-07T07:30:00Z') } } });
    expect(asking('earlier')).toMatchObject({ refusal: { code: 'nothing_changes' } });
  });

  it.each([
    [{ deadlineDate: '2026-11-19' }, 'past', 'deadlineDate'],
    [{ deadlineDate: '2026-02-30' }, 'no_such_date', 'deadlineDate'],
    [{ deadlineDate: '2027-03-14', deadlineTime: '02:30' }, 'skipped_time', 'deadlineTime'],
    [{ deadlineDate: '2027-11-07', deadlineTime: '01:30' }, 'twice', 'deadlineFold'],
    [{ deliverables: [{ id: 'd1', title: '', criteria: [] }] }, 'missing', 'deliverables[0].title'],
    [
      {
        deliverables: [
          { ...IN_FORCE.deliverables[0], id: 'd1', title: 'Pictures', criteria: [{ id: 'c1', text: '' }] },
        ],
      },
      'missing',
      'deliverables[0].criteria[0].text',
    ],
  ] as const)('%j is refused as %s, beside its field', (overrides, code, field) => {
    expect(propose(overrides)).toMatchObject({ ok: false, refusal: { code, field } });
  });

  it('holds a price where the agreement pays one', () => {
    const priced = { ...IN_FORCE, budgetMinutes: null, budgetMoney: { minor: 30_000, currency: 'USD' } };
    const ask = (minor: number) =>
      proposeChange(
        priced,
        wanted({ budget: { budgetMinutes: null, budgetMoney: { minor, currency: 'USD' } } }),
        { now, nextId: ids() },
      );

    expect(ask(30_000)).toMatchObject({ refusal: { code: 'nothing_changes' } });
    expect(ask(36_000)).toMatchObject({ value: { kinds: ['budget'], budgetMoney: { minor: 36_000 } } });
  });

  it.each([
    [{ deadlineDate: '2026-11-24' }, 'before_window', 'deadlineDate'],
    [{ deadlineDate: '2026-11-30', deadlineZone: 'Asia/Manila' }, 'wrong_zone', 'deadlineZone'],
  ] as const)(
    'moves only the end of a window, after its beginning and on its clock: %j',
    (overrides, code, field) => {
      const window = { ...IN_FORCE, windowFromAt: new Date('2026-11-25T15:00:00Z') };

      const result = proposeChange(window, wanted(overrides), { now, nextId: ids() });

      expect(result).toMatchObject({ ok: false, refusal: { code, field } });
    },
  );

  it('moves the end of a window to any later moment after its beginning', () => {
    const window = { ...IN_FORCE, windowFromAt: new Date('2026-11-25T15:00:00Z') };

    expect(proposeChange(window, wanted({ deadlineDate: '2026-11-30' }), { now, nextId: ids() }).ok).toBe(
      true,
    );
  });

  it('can be accepted only while its deadline is in the future', () => {
    expect(requireStillAhead(null, now).ok).toBe(true);
    expect(requireStillAhead(new Date(now.getTime() + 1), now).ok).toBe(true);
    expect(requireStillAhead(now, now)).toMatchObject({ ok: false, refusal: { code: 'past' } });
  });

  it('can be about the outcome and who decides, and leaves alone what the form doesn’t name', () => {
    const said = { outcome: null, instructions: null, autonomy: null };

    expect(propose({ outcome: 'The shop has them too.', autonomy: 'ask_first' })).toMatchObject({
      value: { kinds: ['scope'], ...said, outcome: 'The shop has them too.' },
    });
    expect(propose({ autonomy: 'decide_alone' })).toMatchObject({
      value: { kinds: ['scope'], ...said, autonomy: 'decide_alone' },
    });
    expect(propose({ instructions: undefined, outcome: undefined })).toMatchObject({
      refusal: { code: 'nothing_changes' },
    });
  });

  it('is described line by line, without what only moves to another title', () => {
    const proposed = propose({
      deadlineDate: '2026-11-30',
      budget: hours(480),
      outcome: 'The shop has them.',
      autonomy: 'decide_and_tell',
      deliverables: [{ id: 'd1', title: 'Films', criteria: [{ id: 'c1', text: 'White' }] }],
    });
    if (!proposed.ok) throw new Error('refused');
    const change = { ...proposed.value, deadlineAt: proposed.value.deadline?.at ?? null };

    const lines = changeLines(change, IN_FORCE, { zone: 'America/Chicago', now, agreed: null });

    expect(lines.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['Due', 'Fri 27 Nov, 17:00 your time', 'Mon 30 Nov, 17:00 your time'],
      ['Budget', 'at most 6 hours', 'at most 8 hours'],
      ['Different when it is done', 'The printer has every picture.', 'The shop has them.'],
      ['Who decides along the way', 'Ask first', 'Decide and tell'],
      ['To deliver', 'Pictures', 'Films'],
    ]);
  });

  it('says what a brief costs under an agreement with a price for each, instead of “no limit”', () => {
    const agreed = { payType: 'fixed', rateMinor: 15_000, currency: 'USD' } as const;
    const reading = { zone: 'America/Chicago', now, agreed };
    const price = (minor: number | null) => ({
      ...IN_FORCE,
      kinds: ['budget'] as const,
      outcome: null,
      instructions: null,
      autonomy: null,
      parts: [],
      budgetMinutes: null,
      budgetMoney: minor === null ? null : { minor, currency: 'USD' },
    });

    expect(changeLines(price(30_000), price(null), reading)).toMatchObject([
      { from: 'USD 150.00, as agreed for each brief', to: 'USD 300.00 for the whole brief' },
    ]);
    expect(changeLines(price(null), price(30_000), reading)).toMatchObject([
      { from: 'USD 300.00 for the whole brief', to: 'USD 150.00, as agreed for each brief' },
    ]);
  });

  it('claims nothing about what applied before, where that isn’t known any more', () => {
    const change = { ...IN_FORCE, kinds: ['deadline', 'budget'] as const, parts: [] };

    const lines = changeLines(change, null, { zone: 'America/Chicago', now, agreed: null });

    expect(lines.map(({ from }) => from)).toEqual(lines.map(() => null));
  });
});
