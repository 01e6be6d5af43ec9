import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';

/** Stands for a letter that can't be printed; readers know it as that. */
export const REPLACEMENT = '\uFFFD';

/**
 * The renderer writes a letter that no font has as some other letter. On paper a visible gap is better.
 * @param letters the code points that can be printed
 * @returns the text with every other letter replaced.
 */
export function printable(text: string, letters: ReadonlySet<number>): string {
  // line breaks, and the joiners that shape some scripts, have no shape of their own
  return text.replace(/[^\p{Cc}\p{Cf}]/gu, (letter) =>
    letters.has(letter.codePointAt(0) ?? 0) ? letter : REPLACEMENT,
  );
}

/** @returns a printer for one file's texts that also says whether any of them has gaps so far: for what was signed. */
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

/** @returns a signature with everything that people and their browsers wrote made printable. */
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
