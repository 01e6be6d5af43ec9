import { describe, expect, it } from 'vitest';
import { foundInInbox, foundTogether } from '@/components/search/destinations';
import type { FoundByName } from '@/lib/search/palette.queries';
import type { Kind } from '@/lib/search/query.rules';
import type { Found } from '@/lib/search/showing.queries';

const NONE: FoundByName = { briefs: [], people: [], agreements: [] };

/** Something that contains the words; what a test doesn't name is plausible. */
function saying(kind: Kind, id: string, facts: Partial<Found> = {}): Found {
  return {
    kind,
    id,
    workspaceId: 'w1',
    engagementId: 'e1',
    at: new Date('2026-11-28T09:00:00Z'),
    title: [],
    excerpt: [{ text: 'The kiln.', isHit: false }],
    about: null,
    who: 'Maria Santos',
    business: 'Adeyemi Ceramics',
    spot: null,
    side: null,
    state: null,
    ...facts,
  };
}

describe('what the palette lists', () => {
  it('is in groups, what is called that before what only contains the words', () => {
    const brief = {
      workspaceId: 'w1',
      id: 'b1',
      title: 'Kiln repair',
      state: 'sent',
      with: 'Adeyemi Ceramics',
    } as const;
    const named = foundInInbox({ ...NONE, briefs: [brief], people: [{ id: 'w1', name: 'Kiln & Co' }] });
    const found = [
      saying('time', 't1', { about: { kind: 'timesheet', id: 's1', title: null }, spot: '2026-11-23' }),
      saying('message', 'm1'),
      saying('brief', 'b2', { title: [{ text: 'Shelves', isHit: false }] }),
      saying('brief', 'b1'),
    ];

    const listed = foundTogether('inbox', named, found);

    expect(listed.map(({ group, title }) => [group, title])).toEqual([
      ['Briefs', 'Kiln repair'],
      ['Briefs', 'Shelves'],
      ['Businesses', 'Kiln & Co'],
      ['Messages', 'Message from Maria Santos, Adeyemi Ceramics'],
      ['Time and pay', 'Time entry, Adeyemi Ceramics'],
    ]);
    expect(listed.at(-1)?.href).toBe('/inbox/time?with=e1&week=2026-11-23#entry-t1');
  });

  it('has the newest of things that say the same again and again', () => {
    const found = [saying('time', 't2'), saying('time', 't1'), saying('message', 'm1')];

    expect(foundTogether({ slug: 'adeyemi' }, [], found).map(({ href }) => href)).toEqual([
      expect.stringContaining('#m-m1'),
      expect.stringContaining('#entry-t2'),
    ]);
  });

  it('is five of a group at most', () => {
    const found = Array.from({ length: 9 }, (_, n) =>
      saying('message', `m${n}`, { excerpt: [{ text: `Kiln ${n}.`, isHit: false }] }),
    );

    expect(foundTogether({ slug: 'adeyemi' }, [], found)).toHaveLength(5);
  });
});
