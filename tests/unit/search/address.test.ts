import { describe, expect, it } from 'vitest';
import { looksEverywhere, SearchAddress } from '@/lib/search/schema';

const ID = '0198f3a2-7c4d-7e11-8a22-3b5c6d7e8f90';
const NOTHING = { q: '', kind: [], after: null };

describe("an address's search", () => {
  it.each([
    [{}, NOTHING],
    [{ q: '  kiln ' }, { ...NOTHING, q: 'kiln' }],
    [{ q: ['a', 'b'], kind: 'nothing', after: 'yesterday' }, NOTHING],
    [{ kind: 'brief' }, { ...NOTHING, kind: ['brief'] }],
    [{ kind: ['brief', 'file'] }, { ...NOTHING, kind: ['brief', 'file'] }],
    [{ after: `1000_${ID}` }, { ...NOTHING, after: { at: new Date(1000), id: ID } }],
  ])('%j is read as %j', (address, read) => {
    expect(SearchAddress.parse(address)).toEqual(read);
  });

  it.each([
    [{ q: 'kiln' }, true],
    [{ q: 'kiln', kind: 'brief' }, false],
    [{ q: 'kiln', after: `1000_${ID}` }, false],
    [{ q: 'kiln', kind: 'brief', after: `1000_${ID}` }, false],
  ])('%j is everywhere from the beginning: %s', (address, isEverywhere) => {
    expect(looksEverywhere(SearchAddress.parse(address))).toBe(isEverywhere);
  });
});
