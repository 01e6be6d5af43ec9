import { describe, expect, it } from 'vitest';
import { placesIn } from '@/components/threads/places';
import { lookFrom, NEWEST, windowAt } from '@/lib/threads/thread/looking.rules';

const [ONE, OTHER] = ['01a20c70-5408-7695-a174-7e2f625419f5', '01a20c70-5408-7695-a174-7e2f625419f6'];

describe('the part of a conversation that an address asks for', () => {
  it.each([
    [{}, { kind: 'newest' }],
    [{ m: ONE }, { kind: 'around', id: ONE }],
    [{ open: ONE }, { kind: 'around', id: ONE }],
    [{ quote: ONE }, { kind: 'around', id: ONE }],
    [
      { m: ONE, open: OTHER, quote: OTHER },
      { kind: 'around', id: ONE },
    ],
    [
      { m: OTHER, before: ONE, after: OTHER },
      { kind: 'before', id: ONE },
    ],
    [
      { m: OTHER, after: ONE },
      { kind: 'after', id: ONE },
    ],
    [{ m: ONE.toUpperCase() }, { kind: 'around', id: ONE }],
    [{ m: 'all', before: [ONE, OTHER] }, { kind: 'newest' }],
  ])('%j shows %j', (asked, place) => {
    expect(lookFrom(asked).place).toEqual(place);
  });

  it('names what is open, answered or to be carried out there', () => {
    expect(lookFrom({ open: ONE, quote: OTHER, decision: OTHER })).toMatchObject({
      open: ONE,
      quote: { id: OTHER },
      decision: OTHER,
    });
    expect(lookFrom({})).toEqual(NEWEST);
  });

  it('tells a reply to nothing from one to what the draft replies to', () => {
    expect(lookFrom({ quote: 'none' })).toEqual({ ...NEWEST, quote: 'none' });
    expect(lookFrom({ quote: 'nobody' })).toEqual(NEWEST);
    const { search } = new URL(placesIn('https://handover.example/here').withoutQuote);
    expect(lookFrom(Object.fromEntries(new URLSearchParams(search)))).toMatchObject({ quote: 'none' });
  });

  it('is fifty messages, on the side that was asked for', () => {
    expect(windowAt({ kind: 'newest' })).toEqual({ pivot: null, older: 50, newer: 0, isIn: true });
    expect(windowAt({ kind: 'around', id: ONE })).toEqual({ pivot: ONE, older: 25, newer: 25, isIn: true });
    expect(windowAt({ kind: 'before', id: ONE })).toEqual({ pivot: ONE, older: 50, newer: 0, isIn: false });
    expect(windowAt({ kind: 'after', id: ONE })).toEqual({ pivot: ONE, older: 0, newer: 50, isIn: false });
  });
});
