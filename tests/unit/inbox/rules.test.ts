import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueInWords } from '@/components/inbox/due';
import {
  groupOf,
  INBOX_GROUPS,
  type InboxFacts,
  inboxWalks,
  LANES,
  needsAssistant,
} from '@/lib/briefs/inbox/inbox.rules';

const MANILA = 'Asia/Manila';
/** Tuesday 24 November 2026, 15:00 in Manila. */
const now = new Date('2026-11-24T07:00:00Z');

function brief(facts: Partial<InboxFacts> = {}): InboxFacts {
  return {
    id: 'a-brief',
    state: 'in_progress',
    deadlineAt: new Date('2026-11-27T09:00:00Z'),
    isBlocked: false,
    hasOpenChange: false,
    hasNewAnswer: false,
    unread: 0,
    ...facts,
  };
}

const placeOf = (facts: Partial<InboxFacts>) => groupOf(brief(facts), now, MANILA);
const laterToday = new Date('2026-11-24T09:00:00Z');
const yesterday = new Date('2026-11-23T09:00:00Z');

describe('the place of a brief in the inbox', () => {
  it.each([
    ['waits to be accepted', { state: 'sent' }, 'accept'],
    ['waits to be accepted while a question that doesn’t block is open', { state: 'clarifying' }, 'accept'],
    ['came back', { state: 'revision' }, 'revision'],
    ['is to go on under other terms', { hasOpenChange: true }, 'terms'],
    ['should have been delivered', { deadlineAt: yesterday }, 'overdue'],
    ['is due today', { deadlineAt: laterToday }, 'today'],
    ['has an answer nobody has seen', { hasNewAnswer: true }, 'answered'],
    ['has messages nobody has read', { unread: 2 }, 'unread'],
    ['is simply going on', {}, 'next'],
    ['is being reviewed', { state: 'delivered' }, 'waiting'],
  ] as const)('of work that %s', (_, facts, group) => {
    expect(placeOf(facts)).toBe(group);
  });

  it('is with the owner while a blocking question is open, even past the deadline: the clock stands still', () => {
    expect(placeOf({ isBlocked: true, deadlineAt: yesterday })).toBe('waiting');
    expect(placeOf({ isBlocked: true, state: 'clarifying' })).toBe('waiting');
  });

  it('first needs an answer to a request for other terms, whatever else is true of accepted work', () => {
    for (const state of ['accepted', 'in_progress', 'revision'] as const) {
      expect(placeOf({ state, hasOpenChange: true, isBlocked: true, unread: 1, deadlineAt: yesterday })).toBe(
        'terms',
      );
    }
    expect(placeOf({ state: 'delivered', hasOpenChange: true })).toBe('waiting');
  });

  it('becomes visible again when something is said about what waits for the owner', () => {
    expect(placeOf({ state: 'delivered', unread: 1 })).toBe('unread');
    expect(placeOf({ isBlocked: true, hasNewAnswer: true })).toBe('answered');
  });

  it('puts what is late before what is merely unread', () => {
    expect(placeOf({ deadlineAt: yesterday, unread: 3, hasNewAnswer: true })).toBe('overdue');
  });

  it('ends today with the night where the assistant is: what is due at one is to be done before it', () => {
    const atOne = new Date('2026-11-24T17:00:00Z');
    const lastMinute = new Date('2026-11-24T20:59:00Z');
    const atFive = new Date('2026-11-24T21:00:00Z');

    expect(placeOf({ deadlineAt: atOne })).toBe('today');
    expect(placeOf({ deadlineAt: lastMinute })).toBe('today');
    expect(placeOf({ deadlineAt: atFive })).toBe('next');
  });

  it.each([
    ['2026-11-24T09:00:00Z', 'Today, 17:00'],
    ['2026-11-24T17:00:00Z', 'Tonight, 01:00'],
    ['2026-11-24T21:00:00Z', 'Wed 25 Nov, 05:00'],
    ['2026-11-23T17:00:00Z', 'Today, 01:00'],
    ['2026-11-23T09:00:00Z', 'Mon 23 Nov, 17:00'],
  ])('of what is due at %s says “%s”', (iso, words) => {
    expect(dueInWords(MANILA, now)(new Date(iso))).toBe(words);
  });
});

describe('the scans of the inbox', () => {
  it('hold every deadline of every lane once, whatever the hour and the zone', () => {
    const moment = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom(MANILA, 'America/Chicago', 'Africa/Cairo', 'Pacific/Apia');
    fc.assert(
      fc.property(moment, moment, zone, fc.constantFrom(...LANES), (at, deadline, where, lane) => {
        const holding = inboxWalks(at, where).filter(
          (walk) => walk.lane === lane && walk.from <= deadline.getTime() && deadline.getTime() < walk.until,
        );

        expect(holding).toHaveLength(1);
      }),
    );
  });

  it('go group by group, by what needs the assistant first', () => {
    const order = inboxWalks(now, MANILA).map(({ group }) => INBOX_GROUPS.indexOf(group));

    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(INBOX_GROUPS.length);
  });

  it('ask nothing of the assistant for what comes later and for what waits for the owner', () => {
    expect(INBOX_GROUPS.filter((group) => !needsAssistant(group))).toEqual(['next', 'waiting']);
  });
});
