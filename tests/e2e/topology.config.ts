import { defineConfig } from 'playwright/test';
import base from './playwright.config';

/**
 * Started by `npm run topology`, where processes are killed while the tests run: a browser that loses its connection
 * reports it, and a proxy that has just lost a server answers 502 or 504. Anything else a page complains about is a
 * failure as always. What a killed worker had begun is done by the next one after half a minute, so tests have longer.
 * Each test comes from an address of its own, as people do: so many sign-in links for one address are more than our
 * limit allows. A stream that a killed server cut off may be opened again just after its person has signed out.
 */
export default defineConfig<{ readonly problemsOfPlace: RegExp; readonly isBehindProxies: boolean }>(base, {
  timeout: 900_000,
  expect: { timeout: 60_000 },
  use: { isBehindProxies: true, problemsOfPlace: /net::ERR_|network error|\b50[24]\b|\b401 .*\/api\/live/ },
});
