import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// Under that policy a browser posts a form with "Origin: null" (fetch.spec.whatwg.org, "append a request Origin
// header"), which looks like another site's: without scripts nobody could sign in or join.
it('no page makes its browser hide where a form comes from', () => {
  const pages = globSync('app/**/*.{ts,tsx}').filter((file) => !file.startsWith('app/api/'));
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter((page) => readFileSync(page, 'utf8').includes("'no-referrer'"))).toEqual([]);
});
