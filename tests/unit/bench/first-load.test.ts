import { expect, it } from 'vitest';
import { scriptsOf } from '@/scripts/bench/first-load';

it('a modern browser loads scripts and preloads once each, and none that are for old browsers', () => {
  const html = `
    <link rel="stylesheet" href="/a.css" /><link rel="preload" as="script" href="/b.js" />
    <link rel="modulepreload" href="/c.js"/><link rel="preload" as="font" href="/d.woff2">
    <script src="/b.js" async=""></script><script src="/e.js?x=1&amp;y=2" async></script>
    <script src="/polyfills.js" noModule=""></script><script>self.f = "<script>"</script>`;

  expect(scriptsOf(html)).toEqual(['/b.js', '/c.js', '/e.js?x=1&y=2']);
});
