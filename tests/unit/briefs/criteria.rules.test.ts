import { describe, expect, it } from 'vitest';
import {
  deliveryBefore,
  latestStanding,
  mentionedCriteria,
  unmetFirst,
  verdictOn,
} from '@/lib/briefs/delivery/criteria.rules';

const REVIEWED_AT = new Date('2026-11-25T12:00:00Z');
const [A, B] = [{ id: 'a' }, { id: 'b' }];
const revision = (...unmet: string[]) => ({
  outcome: 'revision' as const,
  reviewedAt: REVIEWED_AT,
  unmet: unmet.map((criterionId) => ({
    criterionId,
    reason: `${criterionId} is missing`,
    cause: 'delivery' as const,
  })),
});

describe("a criterion's status after a review", () => {
  it.each([
    ['before any delivery', undefined, { is: 'unjudged' }],
    ['while its delivery waits for a review', { number: 1, review: null }, { is: 'unjudged' }],
    [
      'once the delivery is approved',
      { number: 1, review: { outcome: 'approved', reviewedAt: REVIEWED_AT, unmet: [] } },
      { is: 'met' },
    ],
    [
      'when the revision names it',
      { number: 1, review: revision('a') },
      { is: 'unmet', reason: 'a is missing', cause: 'delivery' },
    ],
    ['when the revision names another', { number: 1, review: revision('b') }, { is: 'metSoFar' }],
    [
      'when the delivery was taken back',
      { number: 1, review: { outcome: 'taken_back', reviewedAt: REVIEWED_AT, unmet: [] } },
      { is: 'unjudged' },
    ],
  ] as const)('%s', (_, reviewed, standing) => {
    expect(verdictOn(reviewed, A)).toEqual(standing);
  });

  it('is that of the latest review: what was corrected is met so far, what broke is no longer met', () => {
    const [first, second] = [
      { number: 1, review: revision('a') },
      { number: 2, review: revision('b') },
    ];

    expect([verdictOn(first, A).is, verdictOn(second, A).is]).toEqual(['unmet', 'metSoFar']);
    expect([verdictOn(first, B).is, verdictOn(second, B).is]).toEqual(['metSoFar', 'unmet']);
  });
});

describe('a criterion that a change of terms added', () => {
  const reviewed = { number: 1, review: revision('b') };

  it.each([
    ['a moment after the review', 1, 'unjudged'],
    ['before it', -1, 'metSoFar'],
  ])('%s', (_, later, is) => {
    const addedAt = new Date(REVIEWED_AT.getTime() + later);

    expect(verdictOn(reviewed, { id: 'a', addedAt }).is).toBe(is);
  });
});

describe('what a delivery and its review cover', () => {
  const named = (criterionId: string, deliverableId = 'pictures') => ({
    criterionId,
    criterion: `criterion ${criterionId}`,
    deliverableId,
  });

  it('is each criterion of the deliverable once, those not met first', () => {
    const delivery = {
      met: [named('a'), named('b'), named('x', 'list')],
      review: { unmet: [named('c'), named('b')] },
    };

    expect(mentionedCriteria(delivery, 'pictures').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(mentionedCriteria({ ...delivery, review: null }, 'list')).toEqual([
      { id: 'x', text: 'criterion x' },
    ]);
  });
});

describe('the previous delivery', () => {
  const deliveries = [1, 2, 3].map((number) => ({ number, review: null }));

  it.each([
    [1, undefined],
    [2, 1],
    [3, 2],
  ])('number %s is number %s', (number, before) => {
    expect(deliveryBefore(deliveries, { number })?.number).toBe(before);
  });
});

describe('what was not met last time', () => {
  it('comes first, and otherwise nothing changes places', () => {
    const reviewed = { number: 1, review: revision('b', 'd') };

    expect(unmetFirst(['a', 'b', 'c', 'd'], (id) => verdictOn(reviewed, { id }))).toEqual([
      'b',
      'd',
      'a',
      'c',
    ]);
  });
});

describe('a delivery that was taken back', () => {
  const takenBack = { outcome: 'taken_back' as const, reviewedAt: REVIEWED_AT, unmet: [] };
  const deliveries = [
    { number: 1, review: revision('a') },
    { number: 2, review: takenBack },
  ];

  it('is neither the previous nor the latest: what was said of the one before still holds', () => {
    expect(deliveryBefore(deliveries, { number: 3 })?.number).toBe(1);
    expect(latestStanding(deliveries)?.number).toBe(1);
    expect(latestStanding([{ number: 1, review: takenBack }])).toBeUndefined();
  });
});
