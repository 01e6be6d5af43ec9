/** The row of a check: without an outcome it waits for the scanner. */
export type FileCheck = { readonly outcome: string | null; readonly found: string | null };

/** How a file stands with the scanner. */
export type Standing =
  /** nobody is to look at it, or it is clean */
  | { readonly kind: 'free' }
  | { readonly kind: 'waiting' }
  /** `found`: what the scanner calls it */
  | { readonly kind: 'held_back'; readonly found: string };

/** @returns how a file stands, by the row that asks for its check; null: there is none. */
export function standingOf(check: FileCheck | null): Standing {
  if (check === null || check.outcome === 'clean') return { kind: 'free' };
  return check.found === null ? { kind: 'waiting' } : { kind: 'held_back', found: check.found };
}

/**
 * How bytes stand that several files have, each with a check of its own.
 * @param checks of every file of the business that has the same bytes
 * @returns the one that counts: what was found in them once counts for good; else that one of them is clean, and else that they
 * are waited for. Null: none is to look at them.
 */
export function checkOfBytes(checks: readonly FileCheck[]): FileCheck | null {
  const infected = checks.find(({ outcome }) => outcome === 'infected');
  const clean = checks.find(({ outcome }) => outcome === 'clean');
  return infected ?? clean ?? checks[0] ?? null;
}

/** @returns why a file can't be had now, for its reader; null when it can. */
export function whyHeld(standing: Standing): string | null {
  switch (standing.kind) {
    case 'free':
      return null;
    case 'waiting':
      return 'being checked for viruses, and here as soon as that is done';
    case 'held_back':
      return `held back: the scanner found “${standing.found}” in it`;
  }
}
