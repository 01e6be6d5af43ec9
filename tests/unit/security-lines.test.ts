import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECURITY_LINES } from '@/tests/support/security-lines';

/** @returns what is wrong with a proof; null when the test that it names is there. */
function problemWith(proof: string): string | null {
  const [file = '', name = ''] = proof.split(' › ');
  const path = join('tests', file);
  if (!existsSync(path)) return `${path} is not there`;
  const isThere = ["'", '`'].some((quote) => readFileSync(path, 'utf8').includes(`${quote}${name}`));
  return isThere ? null : `${path} has no test named "${name}"`;
}

describe('each line of what is promised about security', () => {
  it.each(SECURITY_LINES)('$id: $says', ({ proofs, missing }) => {
    expect(proofs.map(problemWith).filter((problem) => problem !== null)).toEqual([]);
    expect(proofs.length > 0 || missing !== undefined).toBe(true);
  });

  it('has a name of its own, and is said in docs/security.md when something of it is missing', () => {
    const ids = SECURITY_LINES.map(({ id }) => id);
    const said = readFileSync('docs/security.md', 'utf8').replace(/\s+/g, ' ');

    expect(new Set(ids).size).toBe(ids.length);
    for (const { missing } of SECURITY_LINES) if (missing !== undefined) expect(said).toContain(missing);
  });
});
