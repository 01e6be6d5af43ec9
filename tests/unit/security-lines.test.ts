import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECURITY_LINES } from '@/tests/support/security-lines';
import type { Proof } from '@/tests/support/security-lines/line';

/** Where a test begins, up to its name; one that is left out (`skip`, `todo`, `fails`) proves nothing. */
const BEGINS = String.raw`\b(?:it|test)(?:\.each\b[^;]*?\))?\(\s*`;

/** @returns what is wrong with a proof; null when the test that it names exists and is run. */
function problemWith({ file, name }: Proof): string | null {
  const path = join('tests', file);
  if (!existsSync(path)) return `${path} is not there`;
  // a name may end with what it was run with on this machine
  const literally = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const named = new RegExp(`${BEGINS}(?:(['"])${literally}\\1|\`${literally})`);
  return named.test(readFileSync(path, 'utf8')) ? null : `${path} has no test named "${name}"`;
}

describe('each line of what is promised about security', () => {
  it.each(SECURITY_LINES)('$id: $says', ({ proofs, missing }) => {
    expect(proofs.map(problemWith).filter((problem) => problem !== null)).toEqual([]);
    expect(proofs.length > 0 || missing !== undefined).toBe(true);
  });

  it('has a unique name, and is mentioned in docs/security.md if something of it is missing', () => {
    const ids = SECURITY_LINES.map(({ id }) => id);
    const said = readFileSync('docs/security.md', 'utf8').replace(/\s+/g, ' ');

    expect(new Set(ids).size).toBe(ids.length);
    for (const { missing } of SECURITY_LINES) if (missing !== undefined) expect(said).toContain(missing);
  });
});
