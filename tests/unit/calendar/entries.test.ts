import { describe, expect, it } from 'vitest';
import { BRIEF_STATES } from '@/lib/briefs/rules';
import {
  type AgreementInCalendar,
  type BriefInCalendar,
  entriesOfAgreement,
  entriesOfBrief,
} from '@/lib/calendar/entries.rules';

const work = {
  workspaceId: 'w',
  slug: 'ceramics',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  side: 'assistant' as const,
  version: 4,
  changedAt: new Date('2026-11-20T08:00:00Z'),
};
const brief: BriefInCalendar = {
  ...work,
  id: 'b',
  title: 'Spring photos',
  state: 'in_progress',
  deadlineAt: new Date('2026-11-27T23:00:00Z'),
  stoppedAt: null,
  checkIns: [
    { id: 'past', at: new Date('2026-11-10T15:00:00Z'), about: 'The first three' },
    { id: 'next', at: new Date('2026-11-25T15:00:00Z'), about: 'The rest' },
  ],
};

describe('a brief in a calendar', () => {
  it('is the half hour before its deadline', () => {
    const [deadline] = entriesOfBrief(brief);

    expect(deadline).toMatchObject({
      uid: 'brief-b',
      sequence: 4,
      title: 'Due: Spring photos',
      details: 'For Adeyemi Ceramics',
      isCancelled: false,
      when: {
        from: new Date('2026-11-27T22:30:00Z'),
        until: new Date('2026-11-27T23:00:00Z'),
      },
    });
    expect(entriesOfBrief({ ...brief, side: 'staff' })[0]?.details).toBe('With Maria Santos');
  });

  it('is due later while its clock stands still, and no more than that once it is over', () => {
    const stoppedAt = new Date('2026-11-21T08:00:00Z');
    const [stopped] = entriesOfBrief({ ...brief, stoppedAt });
    const [over] = entriesOfBrief({ ...brief, stoppedAt, state: 'cancelled' });

    expect(stopped).toMatchObject({
      uid: 'brief-b',
      title: 'Due later: Spring photos',
      stampedAt: stoppedAt,
    });
    expect(stopped?.details).toMatch(/^The clock stands still .*\nFor Adeyemi Ceramics$/);
    expect(over).toMatchObject({ title: 'Due: Spring photos', details: 'For Adeyemi Ceramics' });
  });

  it('has each check-in as a quarter of an hour from its moment', () => {
    expect(entriesOfBrief(brief)[2]).toMatchObject({
      uid: 'check-in-next',
      title: 'Check-in: Spring photos',
      details: 'The rest\nFor Adeyemi Ceramics',
      leads: { to: 'brief', side: 'assistant', workspaceId: 'w', slug: 'ceramics', id: 'b' },
      when: {
        from: new Date('2026-11-25T15:00:00Z'),
        until: new Date('2026-11-25T15:15:00Z'),
      },
    });
  });

  it.each(BRIEF_STATES)('that is %s', (state) => {
    const [deadline, past, next] = entriesOfBrief({ ...brief, state });
    const isOff = ['cancelled', 'declined', 'withdrawn'].includes(state);
    const isOver = isOff || state === 'approved' || state === 'draft';

    expect([deadline?.isCancelled, past?.isCancelled, next?.isCancelled]).toEqual([isOff, false, isOver]);
    expect(deadline?.title).toBe(`${state === 'approved' ? 'Approved' : 'Due'}: Spring photos`);
  });
});

describe('an agreement in a calendar', () => {
  const agreement: AgreementInCalendar = {
    ...work,
    id: 'a',
    engagementId: 'e',
    title: 'Services agreement',
    state: 'in_force',
    zone: 'America/Chicago',
    endsAt: new Date('2027-01-01T06:00:00Z'),
    agreedSince: new Date('2025-08-31T17:00:00Z'),
    cadenceMonths: 6,
    termFrom: new Date('2026-01-01T06:00:00Z'),
    lastNamed: new Date('2026-08-31T17:00:00Z'),
    lastOpenedAt: new Date('2026-08-17T14:00:00Z'),
    openDueAt: null,
    openId: null,
    hasEnded: false,
  };
  const daysOf = (its: Partial<AgreementInCalendar>, now: string) =>
    entriesOfAgreement({ ...agreement, ...its }, new Date(now)).map(({ uid, when, isCancelled }) => [
      uid,
      'day' in when ? when.day : null,
      isCancelled,
    ]);

  it('has its last day on the business’s calendar, and the next evaluation, counted in months from the first agreement', () => {
    expect(daysOf({ endsAt: new Date('2027-07-01T05:00:00Z') }, '2026-11-26T12:00:00Z')).toEqual([
      ['agreement-end-a', '2027-06-30', false],
      ['evaluation-e-2027-02-28', '2027-02-28', false],
    ]);
  });

  it('has no evaluation that would come after its end, and brings forward one that would come in the fortnight after', () => {
    const evaluation = (endsAt: string) =>
      daysOf({ endsAt: new Date(endsAt) }, '2026-11-26T12:00:00Z').slice(1);

    expect(evaluation('2027-01-01T06:00:00Z')).toEqual([]);
    expect(evaluation('2027-02-20T06:00:00Z')).toEqual([['evaluation-e-2027-02-19', '2027-02-19', false]]);
  });

  it('has an evaluation due on the day itself, and the next one once that has been opened', () => {
    expect(daysOf({ endsAt: null, lastNamed: null }, '2026-02-28T23:00:00Z')).toEqual([
      ['evaluation-e-2026-02-28', '2026-02-28', false],
    ]);
    const lastNamed = new Date('2026-02-28T18:00:00Z');
    expect(daysOf({ endsAt: null, lastNamed }, '2026-03-01T12:00:00Z')).toEqual([
      ['evaluation-e-2026-08-31', '2026-08-31', false],
    ]);
  });

  it('that is over cancels what was still ahead', () => {
    const over = { state: 'terminated' as const, changedAt: new Date('2026-11-20T08:00:00Z') };

    expect(daysOf(over, '2026-11-26T12:00:00Z')).toEqual([
      ['agreement-end-a', '2026-12-31', true],
      ['evaluation-e-2027-02-28', '2027-02-28', true],
    ]);
    expect(daysOf({ ...over, endsAt: new Date('2026-11-20T06:00:00Z') }, '2026-11-26T12:00:00Z')[0]).toEqual([
      'agreement-end-a',
      '2026-11-19',
      false,
    ]);
  });

  it.each([
    ['in_force', false, false],
    ['terminated', false, false],
    ['expired', false, false],
    ['terminated', true, true],
    ['expired', true, true],
  ] as const)(
    'keeps the evaluation that is open, until the work has ended: %s, %s',
    (state, hasEnded, isOff) => {
      const open = { openId: 'v', openDueAt: new Date('2027-01-11T06:00:00Z') };

      expect(daysOf({ ...open, state, hasEnded }, '2026-11-26T12:00:00Z').at(-1)).toEqual([
        'evaluation-e-2027-01-10',
        '2027-01-10',
        isOff,
      ]);
    },
  );

  it.each([
    ['staff', 'Maria Santos'],
    ['assistant', 'Adeyemi Ceramics'],
  ] as const)('names the other and the cadence to the %s, and leads to what can be done', (side, other) => {
    const entries = (its: Partial<AgreementInCalendar>) =>
      entriesOfAgreement({ ...agreement, side, ...its }, new Date('2026-02-01T12:00:00Z'));
    const place = { side, workspaceId: 'w', slug: 'ceramics' };

    const [end, next] = entries({ cadenceMonths: 1, lastNamed: null });
    expect(end).toMatchObject({
      title: 'Last day: Services agreement',
      leads: { ...place, to: 'agreement', id: 'a' },
    });
    expect(next).toMatchObject({
      title: `Evaluation due: ${other}`,
      details: 'Every month, as agreed.',
      leads: { ...place, to: 'evaluations', id: 'e' },
    });
    const open = { openId: 'v', openDueAt: new Date('2026-02-11T06:00:00Z') };
    expect(entries(open).at(-1)).toMatchObject({
      details: 'Every 6 months, as agreed.',
      leads: { ...place, to: 'evaluation', id: 'v' },
    });
  });

  it('counts an evaluation’s changes by time, whichever agreement they come from', () => {
    const sequence = (changedAt: Date) =>
      entriesOfAgreement({ ...agreement, endsAt: null, version: 1, changedAt }, changedAt).at(-1)?.sequence ??
      0;

    expect(sequence(new Date('2026-11-21'))).toBeGreaterThan(sequence(new Date('2026-11-20')));
    expect(sequence(new Date('2090-01-01'))).toBeLessThan(2 ** 31);
  });
});
