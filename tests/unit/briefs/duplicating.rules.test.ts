import { describe, expect, it } from 'vitest';
import { duplicateOf } from '@/lib/briefs/drafting/duplicating.rules';

const [OLD, NEW, ELSEWHERE] = ['0', '1', '2'].map((last) => `0198f3a2-7c4d-7e11-8a22-3b5c6d7e8f9${last}`);
const FILES = new Map([[OLD ?? '', NEW ?? '']]);
const NOW = new Date('2027-03-09T12:00:00Z');
const [PAST, FROM, UNTIL] = [
  new Date('2027-03-09T12:00:00Z'),
  new Date('2027-03-10T09:00:00Z'),
  new Date('2027-03-12T09:00:00Z'),
];
const [PAST_LOCAL, FROM_LOCAL, UNTIL_LOCAL] = ['2027-03-09T20:00', '2027-03-10T17:00', '2027-03-12T17:00'];
const zone = 'Asia/Manila';

const BRIEF = {
  engagementId: 'an engagement',
  playbook: { id: 'a playbook', name: 'Photos', number: 3 },
  title: 'Product photos',
  outcome: `The shop shows them, as in [this](attached:${OLD}).`,
  instructions: `See ![it](attached:${OLD}) and [that](attached:${ELSEWHERE}).`,
  autonomy: 'decide_alone',
  asksFirst: [{ text: 'Anything above $60' }],
  budgetMinutes: 120,
  budgetMoney: null,
  windowFromAt: FROM,
  windowFromLocal: FROM_LOCAL ?? null,
  deadlineAt: UNTIL,
  deadlineLocal: UNTIL_LOCAL ?? null,
  deadlineZone: zone,
  givens: [{ text: 'White ground' }],
  deliverables: [{ title: 'Photos', criteria: [{ text: 'Each is square' }] }],
  checkIns: [
    { about: 'The first three', at: FROM, local: FROM_LOCAL ?? null, zone },
    { about: 'The light', at: PAST, local: PAST_LOCAL ?? null, zone },
    { about: 'Later', at: null, local: null, zone: null },
  ],
  files: [{ id: OLD ?? '' }],
} as const;

const moment = (at: Date | undefined, local: string | undefined) => ({
  at,
  local,
  zone,
  note: null,
  twice: null,
});
const OPEN = { at: null, local: null, zone: null };

describe('the duplicate of a brief', () => {
  it('says the same, and refers to files of its own', () => {
    const { terms, engagementId, playbook, clearEnough } = duplicateOf(BRIEF, FILES, NOW);

    expect({ engagementId, playbook, clearEnough }).toEqual({
      engagementId: 'an engagement',
      playbook: { playbookId: 'a playbook', number: 3 },
      clearEnough: [],
    });
    expect(terms).toMatchObject({
      title: 'Product photos',
      outcome: `The shop shows them, as in [this](attached:${NEW}).`,
      instructions: `See ![it](attached:${NEW}) and [that](attached:${ELSEWHERE}).`,
      autonomy: 'decide_alone',
      asksFirst: ['Anything above $60'],
      budgetMinutes: 120,
      givens: ['White ground'],
      deliverables: [{ title: 'Photos', criteria: ['Each is square'] }],
      fileIds: [NEW],
    });
  });

  it('keeps dates in the future, and of past check-ins their subjects', () => {
    const { moments, terms } = duplicateOf(BRIEF, FILES, NOW);

    expect(moments).toEqual({
      deadline: moment(UNTIL, UNTIL_LOCAL),
      windowFrom: moment(FROM, FROM_LOCAL),
      checkIns: [
        { about: 'The first three', at: FROM, local: FROM_LOCAL, zone },
        { about: 'The light', ...OPEN },
        { about: 'Later', ...OPEN },
      ],
    });
    expect(terms).toMatchObject({ deadlineAt: UNTIL, windowFromAt: FROM, checkIns: moments.checkIns });
  });

  it.each([
    ['a deadline that has passed', { deadlineAt: PAST, deadlineLocal: PAST_LOCAL ?? null }],
    ['a deadline that was never said', { deadlineAt: null, deadlineLocal: null, deadlineZone: null }],
  ])('has neither deadline nor window after %s: they have to be entered again', (_, changes) => {
    const { moments, terms } = duplicateOf({ ...BRIEF, ...changes }, FILES, NOW);

    expect(moments).toMatchObject({ deadline: null, windowFrom: null });
    expect(terms).toMatchObject({ deadlineAt: null, windowFromAt: null });
  });

  it('has only its deadline once its window has begun', () => {
    const { moments } = duplicateOf({ ...BRIEF, windowFromAt: NOW }, FILES, NOW);

    expect(moments).toMatchObject({ deadline: moment(UNTIL, UNTIL_LOCAL), windowFrom: null });
  });

  it('comes from no playbook if the brief came from none', () => {
    expect(duplicateOf({ ...BRIEF, playbook: null }, new Map(), NOW)).toMatchObject({
      playbook: undefined,
      terms: { fileIds: [], outcome: BRIEF.outcome },
    });
  });
});
