import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  dueDay,
  dueFor,
  dueWithinTheWork,
  lastEvaluationOf,
  movableDays,
  nextEvaluation,
  type PlannedEvaluation,
} from '@/lib/evaluations/cadence/cadence.rules';

const at = (iso: string) => new Date(iso);
const CADENCE: Cadence = {
  since: at('2026-08-31T15:00:00Z'),
  months: 6,
  zone: 'America/Chicago',
  termFrom: at('2026-08-31T05:00:00Z'),
  endsAt: null,
  last: null,
};

describe('the next evaluation', () => {
  it.each([
    ['at first', null, '2027-02-28T16:00:00.000Z', '2027-02-14T15:00:00.000Z'],
    ['after the first', '2027-02-28T16:00:00Z', '2027-08-31T15:00:00.000Z', '2027-08-17T14:00:00.000Z'],
  ])(
    '%s is so many months on, and the 31st comes back; it opens at nine, a fortnight ahead',
    (_, last, due, opens) => {
      const cadence = {
        ...CADENCE,
        last: last
          ? { countedFrom: CADENCE.since, plannedFor: at(last), openedAt: at('2027-02-14T15:00:00Z') }
          : null,
      };

      const next = nextEvaluation(cadence, at('2026-09-01T00:00:00Z'));

      expect([next?.plannedFor.toISOString(), next?.opensAt.toISOString()]).toEqual([due, opens]);
    },
  );

  it('is none when the agreement ends before it', () => {
    const ending = { ...CADENCE, endsAt: at('2027-01-31T06:00:00Z') };

    expect(nextEvaluation(ending, at('2026-09-01'))).toBeNull();
  });

  it.each([
    ['signed at its first moment', '2026-01-01T06:00:00Z', '2027-01-01T06:00:00.000Z'],
    ['signed on its first day', '2026-01-01T16:00:00Z', '2027-01-01T16:00:00.000Z'],
    ['signed days after it', '2026-01-12T16:00:00Z', '2027-01-12T16:00:00.000Z'],
  ])(
    'of a term of exactly a year, %s, is due on its last day, and opens a fortnight before',
    (_, since, planned) => {
      const term = { ...CADENCE, since: at(since), months: 12, endsAt: at('2027-01-01T06:00:00Z') };

      const next = nextEvaluation(term, at('2026-02-01'));

      expect(next?.plannedFor.toISOString()).toBe(planned);
      expect(next?.opensAt.toISOString()).toBe('2026-12-17T15:00:00.000Z');
      const dueAt = dueFor(next?.dueWith ?? null, next?.opensAt ?? at(since), CADENCE.zone);
      expect(dueAt).toEqual(term.endsAt);
    },
  );

  it('of a renewed term counts on from the day that the cadence named, not from the last day of the term', () => {
    const since = at('2026-01-01T16:00:00Z');
    const renewed = { ...CADENCE, since, months: 12, endsAt: at('2028-01-01T06:00:00Z') };
    const openedAt = at('2026-12-17T15:00:00Z');
    const last = { countedFrom: since, plannedFor: at('2027-01-01T16:00:00Z'), openedAt };

    const next = nextEvaluation({ ...renewed, last }, at('2026-12-20'));

    expect(next?.plannedFor).toEqual(at('2028-01-01T16:00:00Z'));
    expect(next?.opensAt).toEqual(at('2027-12-17T15:00:00Z'));
  });

  describe('of a whole term that was signed more than a fortnight after its first day', () => {
    const year = {
      ...CADENCE,
      since: at('2026-02-20T16:00:00Z'),
      months: 12,
      termFrom: at('2026-01-01T06:00:00Z'),
      endsAt: at('2027-01-01T06:00:00Z'),
    };

    it('is due on its last day: the term isn’t over without one', () => {
      const next = nextEvaluation(year, at('2026-03-01'));

      expect(next?.opensAt).toEqual(at('2026-12-17T15:00:00Z'));
      expect(next?.plannedFor).toEqual(at('2027-02-20T16:00:00Z'));
      expect(dueFor(next?.dueWith ?? null, next?.opensAt ?? year.since, year.zone)).toEqual(year.endsAt);
    });

    it.each([
      ['begins anew', year.endsAt],
      ['is the same, and longer', year.termFrom],
    ])('is due on the last day of the following term, which %s', (_, termFrom) => {
      const last = { ...ANCHORED, openedAt: at('2026-12-17T15:00:00Z') };
      const renewed = { ...year, termFrom, endsAt: at('2028-01-01T06:00:00Z'), last };

      const next = nextEvaluation(renewed, at('2027-01-20'));

      expect(next?.opensAt).toEqual(at('2027-12-17T15:00:00Z'));
      expect(next?.plannedFor).toEqual(at('2028-02-20T16:00:00Z'));
    });

    it('is none once there was one in it', () => {
      const begun = at('2026-12-20T16:00:00Z');
      const last = { countedFrom: begun, plannedFor: null, openedAt: begun };
      const opened = { ...ANCHORED, openedAt: at('2026-12-17T15:00:00Z') };

      expect(nextEvaluation({ ...year, last }, begun)).toBeNull();
      expect(nextEvaluation({ ...year, last: opened }, at('2026-12-20'))).toBeNull();
    });

    it.each([
      ['there is no fortnight to look back on', { since: at('2026-12-18T16:00:00Z') }],
      ['the term is shorter than the cadence', { termFrom: at('2026-02-01T06:00:00Z') }],
    ])('is none where %s', (_, changes) => {
      expect(nextEvaluation({ ...year, ...changes }, at('2026-12-19'))).toBeNull();
    });

    const ANCHORED = { countedFrom: year.since, plannedFor: at('2027-02-20T16:00:00Z') };
  });

  it('counts again from one that was begun early', () => {
    const begun = at('2026-11-10T17:00:00Z');

    const next = nextEvaluation(
      { ...CADENCE, last: { countedFrom: begun, plannedFor: null, openedAt: begun } },
      begun,
    );

    expect(next?.plannedFor).toEqual(at('2027-05-10T16:00:00Z'));
  });

  it('after a standstill is one for all that were missed', () => {
    const monthly = { ...CADENCE, months: 1 };
    const plannedAt = (now: string) =>
      nextEvaluation(monthly, at(now))?.plannedFor.toISOString().slice(0, 10);

    expect(plannedAt('2027-01-20T12:00:00Z')).toBe('2027-01-31');
    // the moment at which that one opens
    expect(plannedAt('2027-01-17T15:00:00Z')).toBe('2027-01-31');
    expect(plannedAt('2027-01-17T14:59:59Z')).toBe('2026-12-31');
  });

  it('follows an amendment without postponing anything: the months count from the same day', () => {
    const openedAt = at('2027-02-14T15:00:00Z');
    const last = { countedFrom: CADENCE.since, plannedFor: at('2027-02-28T16:00:00Z'), openedAt };

    const named = [1, 3, 4, 12].map((months) =>
      nextEvaluation({ ...CADENCE, months, last }, at('2027-03-05T00:00:00Z'))
        ?.plannedFor.toISOString()
        .slice(0, 10),
    );

    expect(named).toEqual(['2027-03-31', '2027-05-31', '2027-04-30', '2027-08-31']);
  });

  it('is never more than the agreed months, and so never more than twelve, after the one before', () => {
    const dates = fc.date({ min: at('2026-01-01'), max: at('2030-01-01'), noInvalidDate: true });
    const zones = fc.constantFrom('America/Chicago', 'Asia/Manila', 'Europe/Oslo', 'Africa/Casablanca');
    fc.assert(
      fc.property(
        dates,
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        zones,
        (since, cadences, zone) => {
          let last: Cadence['last'] = null;
          for (const months of cadences) {
            const before: Date = last?.plannedFor ?? since;
            const term = { termFrom: since, endsAt: null };
            const next: PlannedEvaluation | null = nextEvaluation(
              { since, months, zone, ...term, last },
              before,
            );
            if (!next) throw new Error('named none');
            const days = (next.plannedFor.getTime() - before.getTime()) / 86_400_000;
            expect(days).toBeGreaterThan(0);
            expect(days).toBeLessThanOrEqual(months * 31 + 0.1);
            last = { ...next, openedAt: next.opensAt };
          }
        },
      ),
    );
  });
});

describe('the last opened evaluation', () => {
  it('is the one that a query found, or none', () => {
    const [countedFrom, openedAt] = [at('2026-08-31T15:00:00Z'), at('2027-02-14T15:00:00Z')];
    const begunEarly = { countedFrom, plannedFor: null, openedAt };

    expect(lastEvaluationOf(begunEarly)).toEqual(begunEarly);
    expect(lastEvaluationOf({ ...begunEarly, countedFrom: null })).toBeNull();
    expect(lastEvaluationOf({ ...begunEarly, openedAt: null })).toBeNull();
  });
});

describe('the day on which it is due', () => {
  const zone = 'America/Chicago';

  it("ends where the next one begins, on the business's calendar", () => {
    const dueAt = dueFor(at('2027-02-28T16:00:00Z'), at('2027-02-14T15:00:00Z'), zone);

    expect([dueAt.toISOString(), dueDay({ dueAt, zone })]).toEqual([
      '2027-03-01T06:00:00.000Z',
      '2027-02-28',
    ]);
  });

  it('leaves a week if it was opened late, and a fortnight if somebody began it', () => {
    const opened = at('2027-03-20T18:00:00Z');

    expect(dueDay({ dueAt: dueFor(at('2027-02-28T16:00:00Z'), opened, zone), zone })).toBe('2027-03-27');
    expect(dueDay({ dueAt: dueFor(null, opened, zone), zone })).toBe('2027-04-03');
  });

  it('is the day before the last one of two people who end their work, or the last if it is begun then', () => {
    const [opened, workEndsAt] = [at('2027-03-05T18:00:00Z'), at('2027-03-11T06:00:00Z')];
    const dueOn = (openedAt: Date, endsAt: Date | null) =>
      dueDay({ dueAt: dueWithinTheWork(dueFor(null, openedAt, zone), openedAt, zone, endsAt), zone });

    expect(dueOn(opened, null)).toBe('2027-03-19');
    expect(dueOn(opened, at('2027-04-01T05:00:00Z'))).toBe('2027-03-19');
    expect(dueOn(opened, at('2027-03-20T05:00:00Z'))).toBe('2027-03-18');
    expect(dueOn(opened, workEndsAt)).toBe('2027-03-09');
    expect(dueOn(at('2027-03-10T06:00:00Z'), workEndsAt)).toBe('2027-03-10');
    expect(dueOn(at('2027-03-10T18:00:00Z'), workEndsAt)).toBe('2027-03-10');
  });

  it('is never moved past the last day on which two people work together', () => {
    const days = movableDays(
      at('2027-03-01T06:00:00Z'),
      zone,
      at('2027-02-20T12:00:00Z'),
      at('2027-03-11T06:00:00Z'),
    );

    expect(days).toEqual({ from: '2027-03-01', until: '2027-03-10' });
  });

  it('can be moved to one of the four weeks after it, and never into the past', () => {
    const dueAt = at('2027-03-01T06:00:00Z');

    expect(movableDays(dueAt, zone, at('2027-02-20T12:00:00Z'))).toEqual({
      from: '2027-03-01',
      until: '2027-03-28',
    });
    expect(movableDays(dueAt, zone, dueAt).from).toBe('2027-03-02');
    expect(movableDays(dueAt, zone, at('2027-03-10T12:00:00Z'))).toEqual({
      from: '2027-03-11',
      until: '2027-03-28',
    });
  });
});
