import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainEvent, chained, EVENT_KINDS, type NewEvent, verifyChain } from '@/lib/agreements/chain';
import { endOfChain, GENESIS } from '@/lib/platform/record/chain';

const AGREEMENT = '01a20c70-5408-7695-a174-7e2f625419f5';

function chainOf(events: readonly NewEvent[]): ChainEvent[] {
  const chain: ChainEvent[] = [];
  for (const event of events) chain.push(chained(AGREEMENT, chain.at(-1) ?? null, event));
  return chain;
}

const anyEvent = fc.record({
  kind: fc.constantFrom(...EVENT_KINDS),
  actorUserId: fc.option(fc.uuid(), { nil: null }),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
  payload: fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme' }), {
    maxKeys: 3,
  }),
});
const anyChain = fc.array(anyEvent, { minLength: 1, maxLength: 8 }).map(chainOf);

/** Every way in which one event can be altered by somebody who doesn't repair the rest. */
const ALTERATIONS: Record<string, (event: ChainEvent) => ChainEvent> = {
  kind: (event) => ({ ...event, kind: event.kind === 'signed' ? 'declined' : 'signed' }),
  actor: (event) => ({ ...event, actorUserId: event.actorUserId === null ? 'somebody' : null }),
  instant: (event) => ({ ...event, at: new Date(event.at.getTime() + 1) }),
  payload: (event) => ({ ...event, payload: event.payload.replace('{', '{"z":1,') }),
  sequence: (event) => ({ ...event, sequence: event.sequence + 1 }),
  previousHash: (event) => ({ ...event, previousHash: 'f'.repeat(64) }),
  hash: (event) => ({ ...event, hash: 'f'.repeat(64) }),
};

describe('the chain of an agreement’s events', () => {
  it('begins at nothing and holds the hash of the one before', () => {
    const [first, second] = chainOf([
      { kind: 'proposed', actorUserId: 'ruth', at: new Date('2026-11-24T10:00:00Z'), payload: { number: 1 } },
      { kind: 'declined', actorUserId: 'maria', at: new Date('2026-11-24T11:00:00Z'), payload: {} },
    ]);

    expect(first?.previousHash).toBe(GENESIS);
    expect(second?.previousHash).toBe(first?.hash);
    expect(second?.sequence).toBe(2);
  });

  it('ends in the hash of its last event, and nowhere before anything has happened', () => {
    const chain = chainOf([
      { kind: 'proposed', actorUserId: 'ruth', at: new Date('2026-11-24T10:00:00Z'), payload: { number: 1 } },
      { kind: 'declined', actorUserId: 'maria', at: new Date('2026-11-24T11:00:00Z'), payload: {} },
    ]);

    expect(endOfChain(chain)).toBe(chain[1]?.hash);
    expect(() => endOfChain([])).toThrow('no end');
  });

  it('verifies as it was made', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        expect(verifyChain(AGREEMENT, chain)).toEqual({ sound: true });
      }),
    );
  });

  it.each(Object.entries(ALTERATIONS))('breaks where the %s of any event is changed', (_what, alter) => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (chain, pick) => {
        const index = pick % chain.length;
        const changed = chain.map((event, at) => (at === index ? alter(event) : event));

        expect(verifyChain(AGREEMENT, changed)).toEqual({ sound: false, brokenAt: index + 1 });
      }),
    );
  });

  it('breaks at any event in which any one thing is different from what it was', () => {
    const anyChange = fc.oneof(
      fc.record({ kind: fc.constantFrom(...EVENT_KINDS) }),
      fc.record({ actorUserId: fc.option(fc.uuid(), { nil: null }) }),
      fc.record({ at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }) }),
      fc.record({ payload: fc.string({ unit: 'grapheme' }) }),
      fc.record({ sequence: fc.nat(20) }),
      fc.record({ previousHash: fc.stringMatching(/^[0-9a-f]{64}$/) }),
      fc.record({ hash: fc.stringMatching(/^[0-9a-f]{64}$/) }),
    );
    fc.assert(
      fc.property(anyChain, fc.nat(), anyChange, (chain, pick, change) => {
        const index = pick % chain.length;
        const changed = chain.map((event, at) => (at === index ? { ...event, ...change } : event));
        fc.pre(!isDeepStrictEqual(changed, chain));

        expect(verifyChain(AGREEMENT, changed)).toEqual({ sound: false, brokenAt: index + 1 });
      }),
    );
  });

  it("breaks when one letter of any event's text is different", () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.nat(), (chain, pick, letter) => {
        const index = pick % chain.length;
        const changed = chain.map((event, at) => {
          if (at !== index) return event;
          const place = letter % event.payload.length;
          const other = event.payload[place] === 'a' ? 'b' : 'a';
          return {
            ...event,
            payload: event.payload.slice(0, place) + other + event.payload.slice(place + 1),
          };
        });
        // half of a letter outside the basic plane isn't text, and is refused outright
        fc.pre(changed.every(({ payload }) => payload.isWellFormed()));

        expect(verifyChain(AGREEMENT, changed)).toEqual({ sound: false, brokenAt: index + 1 });
      }),
    );
  });

  it('breaks when an event is left out, doubled or moved, unless it was the last', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (chain, pick) => {
        fc.pre(chain.length > 1);
        const index = pick % (chain.length - 1);
        const picked = chain.slice(index, index + 1);
        const without = chain.filter((_, at) => at !== index);

        expect(verifyChain(AGREEMENT, without).sound).toBe(false);
        expect(verifyChain(AGREEMENT, [...picked, ...chain]).sound).toBe(false);
        expect(verifyChain(AGREEMENT, [...without, ...picked]).sound).toBe(false);
      }),
    );
  });

  it('breaks at an event that was rehashed for another place', () => {
    const event = {
      kind: 'proposed',
      actorUserId: null,
      at: new Date('2026-11-24T10:00:00Z'),
      payload: {},
    } as const;
    const first = chained(AGREEMENT, null, event);
    const elsewhere = [
      chained(AGREEMENT, { ...first, sequence: 2 }, event),
      chained(AGREEMENT, { ...first, hash: 'f'.repeat(64) }, event),
    ];

    for (const moved of elsewhere)
      expect(verifyChain(AGREEMENT, [first, moved])).toEqual({ sound: false, brokenAt: 2 });
  });

  it('belongs to one agreement and no other', () => {
    const chain = chainOf([
      { kind: 'proposed', actorUserId: null, at: new Date('2026-11-24T10:00:00Z'), payload: {} },
    ]);

    expect(verifyChain('another', chain).sound).toBe(false);
  });
});
