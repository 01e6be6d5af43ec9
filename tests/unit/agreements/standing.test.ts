import { describe, expect, it } from 'vitest';
import {
  answerFor,
  type RecordedCopy,
  type RecordStatus,
  readStatus,
  statusOfCopy,
} from '@/lib/agreements/verifying/rules';
import { inWords, inWordsAlone } from '@/lib/agreements/verifying/words';

const SINCE = new Date('2026-11-24T10:00:00Z');
const LATER = new Date('2027-03-01T08:00:00Z');

describe('what the record says of a copy', () => {
  const copy = (changes: Partial<RecordedCopy>): RecordedCopy => ({
    record: 'agreement',
    state: 'in_force',
    stateChangedAt: LATER,
    inForceAt: SINCE,
    replacedAt: null,
    ...changes,
  });
  const since = SINCE.toISOString();
  const until = LATER.toISOString();

  it.each([
    [copy({}), { kind: 'genuine', record: 'agreement', since, until: null }],
    [copy({ replacedAt: LATER }), { kind: 'superseded', record: 'agreement', since, until }],
    [copy({ state: 'superseded' }), { kind: 'superseded', record: 'agreement', since, until }],
    [copy({ state: 'terminated' }), { kind: 'terminated', record: 'agreement', since, until }],
    [copy({ state: 'expired' }), { kind: 'expired', record: 'agreement', since, until }],
    [
      copy({ record: 'evaluation', state: 'done' }),
      { kind: 'genuine', record: 'evaluation', since, until: null },
    ],
    [
      copy({ state: 'terminated', replacedAt: LATER }),
      { kind: 'superseded', record: 'agreement', since, until },
    ],
    [null, { kind: 'unknown', record: null, since: null, until: null }],
  ])('is its status, and when that began and ended: %j', (recorded, expected) => {
    expect(statusOfCopy(recorded)).toEqual(expected);
  });

  it('is altered only if it knows nothing and the file carries our markers', () => {
    const unknown = statusOfCopy(null);
    expect(answerFor(unknown, true).kind).toBe('altered');
    expect(answerFor(unknown, false).kind).toBe('unknown');
    expect(answerFor(statusOfCopy(copy({})), true).kind).toBe('genuine');
  });

  it('gives the dates, and names nobody', () => {
    const { title, says } = inWords(statusOfCopy(copy({ replacedAt: LATER })));

    expect(title).toBe('Genuine, and superseded');
    expect(says).toContain('24 Nov 2026, 10:00 UTC');
    expect(says).toContain('1 Mar 2027, 08:00 UTC');
    expect(inWordsAlone(statusOfCopy(null)).title).toBe('Unknown');
    expect(inWords(statusOfCopy(copy({ record: 'evaluation', state: 'done' }))).says).toContain(
      'Both had signed it',
    );
  });
});

describe('an answer of the record that came over the network', () => {
  it('is read as it was given', () => {
    const given: RecordStatus = {
      kind: 'superseded',
      record: 'agreement',
      since: SINCE.toISOString(),
      until: LATER.toISOString(),
    };

    expect(readStatus(JSON.parse(JSON.stringify(given)))).toEqual(given);
    expect(readStatus({ kind: 'unknown' })).toEqual({
      kind: 'unknown',
      record: null,
      since: null,
      until: null,
    });
  });

  it.each([
    null,
    'genuine',
    {},
    { kind: 'sure' },
    { kind: 'genuine', since: 'yesterday' },
    { kind: 'genuine', until: 5 },
  ])('is none: %j', (told) => {
    expect(() => readStatus(told)).toThrow('The record has answered');
  });
});
