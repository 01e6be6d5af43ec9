import { describe, expect, it } from 'vitest';
import { routesOf } from '@/lib/platform/observing/routes';

const routeOf = routesOf({
  staticRoutes: [{ page: '/' }, { page: '/inbox' }],
  dynamicRoutes: [
    { page: '/w/[workspace]', regex: '^/w/([^/]+?)(?:/)?$' },
    { page: '/w/[workspace]/briefs/[brief]', regex: '^/w/([^/]+?)/briefs/([^/]+?)(?:/)?$' },
  ],
});

describe('the pattern of a route', () => {
  it.each([
    ['/', '/'],
    ['/inbox', '/inbox'],
    ['/w/adeyemi-ceramics', '/w/[workspace]'],
    ['/w/adeyemi-ceramics/briefs/01a20c70', '/w/[workspace]/briefs/[brief]'],
    ['/_next/static/chunks/a.js', 'static'],
    ['/wp-login.php', 'other'],
    ['/w/adeyemi-ceramics/somewhere/else', 'other'],
  ])('%s is counted under %s', (path, pattern) => {
    expect(routeOf(path)).toBe(pattern);
  });

  it('a thousand made-up addresses are one word', () => {
    const patterns = new Set(Array.from({ length: 1_000 }, (_, i) => routeOf(`/made-up/${i}`)));

    expect([...patterns]).toEqual(['other']);
  });
});
