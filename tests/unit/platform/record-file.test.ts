import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, sha256 } from '@/lib/platform/record/canonical';
import { checkRecord, RECORD_FORMAT } from '@/lib/platform/record/record-file';
import { checkReference, REFERENCE_FORMAT } from '@/lib/platform/record/reference-file';

type Changes = Readonly<Record<string, Json>>;
const usd = (account: string, amountMinor: number) => ({ account, currency: 'USD', amountMinor });

const WORK = { owedId: 'work', entries: [usd('cost', 100), usd('owed', -100)] };
const RECORD = {
  format: RECORD_FORMAT,
  agreements: [{ versions: [{ documentHash: sha256('{"rate":1450}'), canonicalJson: '{"rate":1450}' }] }],
  owed: [
    { id: 'work', currency: 'USD', amountMinor: 100 },
    { id: 'nothing', currency: 'USD', amountMinor: 0 },
  ],
  payments: [{ id: 'payment', amountMinor: 100, lines: ['work', 'nothing'] }],
  ledger: [WORK, { owedId: null, entries: [usd('owed', 100), usd('outside', -100)] }],
  messages: [{ body: 'Good morning' }],
};

describe('a record, checked against itself', () => {
  const check = (changes: Changes) => {
    const checked = checkRecord(canonicalJson({ ...RECORD, ...changes }));
    return checked.sound ? 'sound' : checked.why;
  };

  it('is sound, and counted', () => {
    expect(checkRecord(canonicalJson(RECORD))).toEqual({ sound: true, agreements: 1, owed: 2, messages: 1 });
    // a withdrawn one pays nothing any more
    expect(check({ payments: [{ id: 'withdrawn', amountMinor: 100, lines: [] }] })).toBe('sound');
  });

  it.each<[string, Changes]>([
    ['its record can’t be read', { format: 'handover.record.v2' }],
    ['its record can’t be read', { ledger: 'none' }],
    [
      'the text of an agreement in it is not the one that was signed',
      {
        agreements: [{ versions: [{ documentHash: sha256('{"rate":1450}'), canonicalJson: '{"rate":1}' }] }],
      },
    ],
    ['its books don’t balance', { ledger: [WORK, { owedId: null, entries: [usd('owed', 1)] }] }],
    [
      'its books don’t balance',
      {
        ledger: [
          WORK,
          { owedId: null, entries: [usd('owed', 1), { ...usd('outside', -1), currency: 'PHP' }] },
        ],
      },
    ],
    ['something owed in it is not in its books', { ledger: [] }],
    ['something owed in it is not in its books', { ledger: [{ ...WORK, owedId: 'other' }] }],
    [
      'something owed in it is not in its books',
      { ledger: [{ owedId: 'work', entries: [usd('owed', 100), usd('outside', -100)] }] },
    ],
    [
      'a payment in it is not the sum of what it pays',
      { payments: [{ id: 'more', amountMinor: 101, lines: ['work'] }] },
    ],
    [
      'a payment in it is not the sum of what it pays',
      { payments: [{ id: 'of', amountMinor: 100, lines: ['nothing'] }] },
    ],
  ])('is told that %s', (why, changes) => {
    expect(check(changes)).toBe(why);
  });

  it('is one text to the byte', () => {
    expect(checkRecord(JSON.stringify(RECORD, null, 1))).toMatchObject({
      why: 'its record is not written as records are',
    });
    expect(checkRecord('{')).toMatchObject({ why: 'its record can’t be read' });
  });
});

const ENGAGEMENT = {
  from: '2027-01-01T00:00:00Z',
  until: '2027-03-01T00:00:00Z',
  facts: {
    work: { done: 3, onTime: 3, atFirst: 3 },
    time: { minutes: 60, approvedMinutes: 60 },
    answers: { counted: 2, inTime: 2 },
  },
  evaluations: [{ documentHash: sha256('document'), copySha256: sha256('copy') }],
};
const REFERENCE = {
  format: REFERENCE_FORMAT,
  asOf: '2027-03-01T00:00:00Z',
  engagements: [ENGAGEMENT, ENGAGEMENT],
};

describe('a reference, checked against itself', () => {
  const check = (text: string) => {
    const checked = checkReference(text);
    return checked.sound ? 'sound' : checked.why;
  };
  const of = (changes: Changes) =>
    check(canonicalJson({ ...REFERENCE, engagements: [{ ...ENGAGEMENT, ...changes }] }));
  const facts = (changes: Changes) => of({ facts: { ...ENGAGEMENT.facts, ...changes } });

  it('is sound as far as it can be, and counted', () => {
    expect(checkReference(canonicalJson(REFERENCE))).toEqual({ sound: true, engagements: 2, evaluations: 2 });
    expect(of({ until: null })).toBe('sound');
    expect(facts({ answers: null })).toBe('sound');
  });

  it('has no part greater than its whole, and nothing later than its day', () => {
    const impossible = [
      facts({ work: { done: 2, onTime: 3, atFirst: 0 } }),
      facts({ work: { done: 2, onTime: 0, atFirst: 3 } }),
      facts({ time: { minutes: 59, approvedMinutes: 60 } }),
      facts({ answers: { counted: 1, inTime: 2 } }),
      of({ until: '2027-03-01T00:00:01Z' }),
      of({ until: '2026-12-31T00:00:00Z' }),
      of({ from: '2027-03-02T00:00:00Z', until: null }),
    ];

    expect(new Set(impossible)).toEqual(new Set(['the figures in it don’t agree with each other']));
  });

  it('has content, and is written as records are', () => {
    expect(check(canonicalJson({ ...REFERENCE, engagements: [] }))).toBe('the reference is of nothing');
    expect(check(JSON.stringify(REFERENCE, null, 1))).toBe('the reference is not written as records are');
    expect(of({ evaluations: [{ documentHash: 'x', copySha256: 'x' }] })).toBe('the reference can’t be read');
  });
});
