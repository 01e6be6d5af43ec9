import { describe, expect, it } from 'vitest';
import { dueRangeOf, isListNarrowed, readListView, writeListView } from '@/lib/briefs/list-view.rules';

const EVERYTHING = readListView({});
const FOR = '019a310f-e8e0-72c0-add7-0a64743ed31e';

describe('the filter of the list of briefs', () => {
  it('comes back from an address as it went in', () => {
    const view = {
      ...EVERYTHING,
      engagementId: FOR,
      text: 'glaze',
      from: '2026-11-27',
      until: '2026-12-01',
      after: 'x_y',
    };

    const address = writeListView(view);

    expect(readListView(Object.fromEntries(new URLSearchParams(address)))).toEqual(view);
    expect(isListNarrowed(view)).toBe(true);
  });

  it('is everything open when the address says nothing readable', () => {
    expect(readListView({ show: 'all', for: 'me', q: ['a'], from: '27.11.2026', until: 'soon' })).toEqual(
      EVERYTHING,
    );
    expect(writeListView(EVERYTHING)).toBe('?show=open');
    expect(isListNarrowed(EVERYTHING)).toBe(false);
  });

  it('has no days for closed briefs: they are no longer due', () => {
    expect(readListView({ show: 'closed', from: '2026-11-27' })).toMatchObject({
      list: 'closed',
      from: null,
    });
    expect(writeListView({ ...EVERYTHING, list: 'closed', from: '2026-11-27' })).toBe('?show=closed');
  });

  it('begins and ends a day at midnight where the reader is', () => {
    expect(dueRangeOf({ from: '2026-11-27', until: '2026-11-27' }, 'Asia/Manila')).toEqual({
      from: new Date('2026-11-26T16:00:00Z'),
      before: new Date('2026-11-27T16:00:00Z'),
    });
    expect(dueRangeOf(EVERYTHING, 'Asia/Manila')).toEqual({ from: null, before: null });
  });
});
