/** The row of a check: without an outcome it waits for the scanner. */
export type FileCheck = { readonly outcome: string | null; readonly found: string | null };

/** A file's scan state. */
export type ScanState =
  /** not to be scanned, or clean */
  | { readonly kind: 'free' }
  | { readonly kind: 'waiting' }
  /** `found`: what the scanner calls it */
  | { readonly kind: 'held_back'; readonly found: string };

/** @returns a file's scan state, from the row of its check; null: there is no check. */
export function scanStateOf(check: FileCheck | null): ScanState {
  if (check === null || check.outcome === 'clean') return { kind: 'free' };
  return check.found === null ? { kind: 'waiting' } : { kind: 'held_back', found: check.found };
}

/**
 * The scan state of bytes that several files share, each with its own check.
 * @param checks those of every file of the business with the same bytes
 * @returns the one that counts: anything ever found counts for good; otherwise a clean verdict; otherwise waiting.
 * Null: none is to be scanned.
 */
export function checkOfBytes(checks: readonly FileCheck[]): FileCheck | null {
  const infected = checks.find(({ outcome }) => outcome === 'infected');
  const clean = checks.find(({ outcome }) => outcome === 'clean');
  return infected ?? clean ?? checks[0] ?? null;
}

/** @returns why a file can't be downloaded now, in words for its reader; null when it can. */
export function whyBlocked(standing: ScanState): string | null {
  switch (standing.kind) {
    case 'free':
      return null;
    case 'waiting':
      return 'being checked for viruses, and here as soon as that is done';
    case 'held_back':
      return `held back: the scanner found “${standing.found}” in it`;
  }
}
