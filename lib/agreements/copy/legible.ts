import type { Copy } from './agreement-pdf';

/** What stands where a letter can't be printed; every reader knows it for that. */
const REPLACEMENT = '\uFFFD';

/**
 * The renderer writes a letter that no font has as some other letter. In a contract a gap that shows is better: such
 * letters are replaced on paper, and are as they were written in the text that is attached and signed.
 * @param letters the code points that can be printed
 */
export function legible(copy: Copy, letters: ReadonlySet<number>): Copy {
  const { document, signatures } = copy;
  const { business, assistant } = document.parties;
  const printed = (text: string) => replaceUnknown(text, letters);
  return {
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
}

function replaceUnknown(text: string, letters: ReadonlySet<number>): string {
  // line breaks, and the joiners by which some scripts are shaped, have no shape of their own
  return text.replace(/[^\p{Cc}\p{Cf}]/gu, (letter) =>
    letters.has(letter.codePointAt(0) ?? 0) ? letter : REPLACEMENT,
  );
}
