import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INBOX_GROUPS } from '@/lib/briefs/inbox/inbox.rules';
import {
  type InboxCursor,
  isNarrowed,
  readView,
  STATE_CHOICES,
  WHOLE_INBOX,
  walksOf,
  writeView,
} from '@/lib/briefs/inbox/inbox-view.rules';
import { cleanLine } from '@/lib/platform/actions/text';

const MANILA = 'Asia/Manila';
/** Tuesday 24 November 2026, 15:00 in Manila. */
const now = new Date('2026-11-24T07:00:00Z');
const ID = '019a310f-e8e0-72c0-add7-0a64743ed31e';
const cursor: InboxCursor = {
  asOf: new Date('2026-11-24T06:50:00Z'),
  group: 'next',
  deadlineAt: new Date('2026-11-30T09:00:00Z'),
  id: ID,
};

const searchOf = (address: string) => Object.fromEntries(new URLSearchParams(address));

describe('the view of the inbox in its address', () => {
  it('comes back as it went in, whatever is searched for', () => {
    const day = fc.constantFrom(null, '2026-11-24', '2028-02-29');
    const view = fc.record({
      // search words are kept like a line of text, so without meaningless white space
      text: fc.string({ maxLength: 60 }).map(cleanLine),
      business: fc.option(fc.uuid()),
      state: fc.option(fc.constantFrom(...STATE_CHOICES)),
      from: day,
      until: day,
      after: fc.constantFrom(null, cursor),
    });
    fc.assert(
      fc.property(view, (wanted) => {
        expect(readView(searchOf(writeView(wanted)))).toEqual(wanted);
      }),
    );
  });

  it('is the whole inbox when the address says nothing, or nothing readable', () => {
    expect(readView({})).toEqual(WHOLE_INBOX);
    expect(writeView(WHOLE_INBOX)).toBe('');
    const nonsense = {
      business: "'; drop table briefs",
      state: 'draft',
      from: '30 February',
      until: ['x'],
      after: '1.2.3.4',
    };
    expect(readView(nonsense)).toEqual(WHOLE_INBOX);
    expect(isNarrowed(WHOLE_INBOX)).toBe(false);
  });

  it('ignores empty fields of a form', () => {
    expect(readView(searchOf('?q=&business=&state=&from=&until='))).toEqual(WHOLE_INBOX);
  });
});

describe("a page's scans", () => {
  it('continue after the row at which the page before ended, and in the groups after it', () => {
    const walks = walksOf({ ...WHOLE_INBOX, after: cursor }, now, MANILA);

    expect(walks.map(({ group }) => group)).toEqual(['next', 'waiting']);
    expect(walks[0]).toMatchObject({ from: cursor.deadlineAt.getTime(), behindId: ID });
    expect(walks[1]?.from).toBe(Number.NEGATIVE_INFINITY);
  });

  it('use the groups as the first page saw them, so that nothing falls due between two pages', () => {
    const justDue = new Date('2026-11-24T06:55:00Z').getTime();
    const after: InboxCursor = { ...cursor, group: 'overdue', deadlineAt: new Date('2026-11-01T00:00:00Z') };

    const today = walksOf({ ...WHOLE_INBOX, after }, now, MANILA).filter(({ group }) => group === 'today');

    expect(new Set(today.map(({ from, until }) => from <= justDue && justDue < until))).toEqual(
      new Set([true]),
    );
  });

  it('keep to the days asked for, from midnight to midnight where the reader is', () => {
    const walks = walksOf({ ...WHOLE_INBOX, from: '2026-11-26', until: '2026-11-27' }, now, MANILA);

    expect(walks.some(({ group }) => group === 'overdue' || group === 'today')).toBe(false);
    for (const { from, until } of walks) {
      expect(new Date(from).toISOString()).toBe('2026-11-25T16:00:00.000Z');
      expect(new Date(until).toISOString()).toBe('2026-11-27T16:00:00.000Z');
    }
  });

  it('are none for days that end before they begin', () => {
    expect(walksOf({ ...WHOLE_INBOX, from: '2026-11-26', until: '2026-11-24' }, now, MANILA)).toEqual([]);
  });

  it('rank the groups in their order', () => {
    const walks = walksOf(WHOLE_INBOX, now, MANILA);

    expect(walks.every(({ group, rank }) => INBOX_GROUPS[rank] === group)).toBe(true);
  });
});
