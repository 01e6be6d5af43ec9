import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '@/scripts/steps/paths';

const TELLS = /<\w+[^>]*(?:role="(?:status|alert|log)"|aria-live=)[^>]*>/g;

describe('what tells of news', () => {
  it('is there before it has any: what isn’t rendered is told to nobody (WAI-ARIA 1.2, live regions)', () => {
    const tells = screens().flatMap((file) => readFileSync(join(ROOT, file), 'utf8').match(TELLS) ?? []);

    expect(tells.length).toBeGreaterThan(20);
    expect(tells.filter((tag) => tag.includes('empty:hidden'))).toEqual([]);
  });
});

/** The files that screens are made of, from the root of the repository on. */
function screens(): readonly string[] {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => join(folder, file)),
  );
}
