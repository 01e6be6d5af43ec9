import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';

/** What stands where a letter can't be printed; every reader knows it for that. */
export const REPLACEMENT = '\uFFFD';

/**
 * The renderer writes a letter that no font has as some other letter. On paper a gap that shows is better.
 * @param letters the code points that can be printed
 * @returns the text with each other letter replaced.
 */
export function printable(text: string, letters: ReadonlySet<number>): string {
  // line breaks, and the joiners by which some scripts are shaped, have no shape of their own
  return text.replace(/[^\p{Cc}\p{Cf}]/gu, (letter) =>
    letters.has(letter.codePointAt(0) ?? 0) ? letter : REPLACEMENT,
  );
}

/** @returns how the texts of one file are printed, and whether any of them so far has gaps: for what was signed. */
export function printerWith(letters: ReadonlySet<number>) {
  let hasGaps = false;
  return {
    printed(text: string): string {
      const shown = printable(text, letters);
      hasGaps ||= shown !== text;
      return shown;
    },
    hasGaps: () => hasGaps,
  };
}

/** @returns a signature in which what people and their browsers wrote is printed. */
export function printedSignature<Signature extends SignedEvidence>(
  signature: Signature,
  printed: (text: string) => string,
): Signature {
  const { signedName, accountName, userAgent } = signature;
  return {
    ...signature,
    signedName: printed(signedName),
    accountName: accountName && printed(accountName),
    userAgent: userAgent && printed(userAgent),
  };
}
