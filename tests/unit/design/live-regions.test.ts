import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '@/scripts/steps/paths';

const TELLS = /<\w+[^>]*(?:role="(?:status|alert|log)"|aria-live=)[^>]*>/g;

describe('a live region', () => {
  it('exists before it has any news: what isn’t rendered is announced to nobody (WAI-ARIA 1.2, live regions)', () => {
    const tells = screens().flatMap((file) => readFileSync(join(ROOT, file), 'utf8').match(TELLS) ?? []);

    expect(tells.length).toBeGreaterThan(20);
    expect(tells.filter((tag) => tag.includes('empty:hidden'))).toEqual([]);
  });
});

/** The files that screens are made of, from the repository's root. */
function screens(): readonly string[] {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => join(folder, file)),
  );
}
