import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '@/scripts/steps/paths';

const SAVES = /<(?:Submit|Press)\b[^>]*>\s*(Save[^<]*?)\s*</g;

describe('a button that saves', () => {
  it('says what: a page has several, and a list of its buttons shows nothing around them (WCAG 2.2, 2.4.6)', () => {
    const said = screens().flatMap((screen) => [...screen.matchAll(SAVES)].map(([, words]) => words));

    expect(said.length).toBeGreaterThan(8);
    expect(said).not.toContain('Save');
  });
});

function screens(): readonly string[] {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  );
}
