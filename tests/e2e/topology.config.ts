import { defineConfig } from 'playwright/test';
import base from './playwright.config';

/**
 * Started by `npm run topology`, where processes are killed while the tests run: a browser that loses its line says so, and a
 * proxy that has just lost a server answers 502 or 504. Whatever else a page complains about is a failure as always.
 */
export default defineConfig<{ readonly expectedProblems: RegExp }>(base, {
  use: { expectedProblems: /net::ERR_|network error|\b50[24]\b/ },
});
