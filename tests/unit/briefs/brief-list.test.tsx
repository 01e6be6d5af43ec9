import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BriefListView } from '@/components/briefs/brief-list';
import { LISTS } from '@/lib/briefs/list-view.rules';

describe('a page of the list of briefs on which nothing is left', () => {
  const empty = (first: string | null, list: (typeof LISTS)[number], isNarrowed = false) =>
    renderToStaticMarkup(
      <BriefListView
        briefs={[]}
        list={list}
        slug="adeyemi"
        zone="Europe/Lisbon"
        now={new Date('2027-03-09T09:00:00Z')}
        first={first}
        next={null}
        isNarrowed={isNarrowed}
      />,
    );

  it.each(LISTS)('says so where it isn’t the first of those %s, and leads there', (list) => {
    for (const isNarrowed of [false, true]) {
      expect(empty('/w/adeyemi/briefs?show=x', list, isNarrowed)).toContain('That’s all');
      expect(empty('/w/adeyemi/briefs?show=x', list, isNarrowed)).toContain('/w/adeyemi/briefs?show=x');
    }
  });

  it('teaches what the list is for where there is nothing at all', () => {
    expect(empty(null, 'open')).toContain('Nothing is handed over right now');
    expect(empty(null, 'closed')).toContain('Nothing is closed yet');
  });
});
