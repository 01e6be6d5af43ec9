import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BY_HAND, DIALOGS, LEFT_OUT } from '@/scripts/gallery/by-hand';
import { fileNameOf, routeAt, routesOf } from '@/scripts/gallery/routes';

const routes = routesOf(globSync('app/**/page.tsx'));

describe('the gallery', () => {
  it('takes its list of pages from the folders of the app', () => {
    expect(routesOf(['app/(site)/page.tsx', 'app/inbox/(desk)/briefs/[workspace]/[brief]/page.tsx'])).toEqual(
      ['/', '/inbox/briefs/[workspace]/[brief]'],
    );
    expect(routes.length).toBeGreaterThan(100);
    expect(new Set(routes.map(fileNameOf)).size).toBe(routes.length);
  });

  it('knows which page an address leads to: the one with more fixed parts', () => {
    const some = ['/', '/w/[workspace]/briefs/[brief]', '/w/[workspace]/briefs/new'];

    expect(routeAt(some, '/')).toBe('/');
    expect(routeAt(some, '/w/adeyemi/briefs/new')).toBe('/w/[workspace]/briefs/new');
    expect(routeAt(some, '/w/adeyemi/briefs/0193')).toBe('/w/[workspace]/briefs/[brief]');
    expect(routeAt(some, '/w/adeyemi/briefs')).toBeNull();
  });

  it("excludes no page that doesn't exist, and has a way to open each dialog", () => {
    const named = [...Object.keys(LEFT_OUT), ...BY_HAND.flatMap(({ route, beside }) => [route, beside])];
    expect(named.filter((route) => !routes.includes(route))).toEqual([]);
    const dialogs = globSync('components/**/*.tsx').filter((file) =>
      /<dialog\b/.test(readFileSync(file, 'utf8')),
    );
    expect(DIALOGS.map(({ file }) => file).sort()).toEqual(dialogs.sort());
  });
});
