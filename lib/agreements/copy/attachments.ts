import { recordAttachments, signatureAsEvidence } from '@/lib/platform/record/attachments';
import { endOfChain } from '@/lib/platform/record/chain';
import type { TextAttachment } from '@/lib/platform/seal/pdf';
import { eventText } from '../chain';
import { SEALED_RECORDS } from '../sealed-records.rules';
import type { CertificateFacts } from './certificate';

const { agreement } = SEALED_RECORDS;

/** What the files are made from; the text as it was hashed and signed. */
export type Evidence = CertificateFacts & { readonly canonicalJson: string };

/** @returns the files with which anybody can check a copy: its text, its events, and who signed it how. */
export function attachmentsOf(copy: Evidence): readonly TextAttachment[] {
  const { agreementId, documentHash, inForceAt, signatures, events } = copy;
  return recordAttachments({
    names: agreement.files,
    what: 'agreement',
    text: copy.canonicalJson,
    events: events.map((event) => eventText(agreementId, event)),
    evidence: {
      format: agreement.evidenceFormat,
      agreementId,
      documentHash,
      chainHash: endOfChain(events),
      inForceAt: inForceAt.toISOString(),
      signatures: signatures.map((signature) => ({
        ...signatureAsEvidence(signature),
        kind: signature.kind,
        drawn: signature.drawn,
      })),
    },
  });
}
