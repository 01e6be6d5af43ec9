import { printedSignature, printerWith } from '@/lib/platform/pdf/printable';
import type { Copy } from './agreement-pdf';

/** What is printed; `hasGaps` when it isn't every letter of what was signed. */
export type LegibleCopy = Copy & { readonly hasGaps: boolean };

/** @returns a copy in which each letter that can't be printed is replaced. @param letters the code points that can be */
export function legible(copy: Copy, letters: ReadonlySet<number>): LegibleCopy {
  const { document, signatures } = copy;
  const { business, assistant } = document.parties;
  const { printed, hasGaps } = printerWith(letters);
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
    signatures: signatures.map((signature) => printedSignature(signature, printed)),
  };
  return { ...replaced, hasGaps: hasGaps() };
}
