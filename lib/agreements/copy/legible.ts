import { printable } from '@/lib/platform/pdf/printable';
import type { Copy } from './agreement-pdf';

/** What is printed; `hasGaps` when that isn't each letter of what was signed. */
export type LegibleCopy = Copy & { readonly hasGaps: boolean };

/**
 * The renderer writes a letter that no font has as some other letter. In a contract a gap that shows is better: such
 * letters are replaced on paper, and are as they were written in the text that is attached and signed.
 * @param letters the code points that can be printed
 */
export function legible(copy: Copy, letters: ReadonlySet<number>): LegibleCopy {
  const { document, signatures } = copy;
  const { business, assistant } = document.parties;
  let hasGaps = false;
  const printed = (text: string) => {
    const shown = printable(text, letters);
    hasGaps ||= shown !== text;
    return shown;
  };
  const replaced = {
    ...copy,
    document: {
      ...document,
      title: printed(document.title),
      parties: {
        business: { ...business, name: printed(business.name) },
        assistant: { ...assistant, name: printed(assistant.name) },
      },
      clauses: document.clauses.map(({ key, heading, body }) => ({
        key,
        heading: printed(heading),
        body: printed(body),
      })),
    },
    signatures: signatures.map((signature) => ({
      ...signature,
      signedName: printed(signature.signedName),
      userAgent: signature.userAgent && printed(signature.userAgent),
    })),
  };
  return { ...replaced, hasGaps };
}
