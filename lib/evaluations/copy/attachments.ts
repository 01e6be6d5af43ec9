import { SEALED_RECORDS } from '@/lib/agreements/sealed-records.rules';
import { recordAttachments, signatureAsEvidence } from '@/lib/platform/record/attachments';
import { endOfChain, type Link } from '@/lib/platform/record/chain';
import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';
import type { Attachment } from '@/lib/platform/seal/pdf';
import { EVALUATION_CHAIN, type EvaluationEventKind } from '../chain';
import type { EvaluationDocument } from '../document';

/** What the PDF of an evaluation and the files in it are made of. */
export type EvaluationCopyFacts = {
  readonly evaluationId: string;
  readonly document: EvaluationDocument;
  readonly canonicalJson: string;
  readonly documentHash: string;
  readonly closedAt: Date;
  /** of the agreement it opened under, whose new rate it may name */
  readonly currency: string;
  readonly signatures: readonly SignedEvidence[];
  readonly events: readonly Link<EvaluationEventKind>[];
};

const { evaluation } = SEALED_RECORDS;

export const TEXT_FILE = evaluation.files.text;

/** @returns the files by which anybody can check a copy, as in an agreement's. */
export function attachmentsOf(copy: EvaluationCopyFacts): readonly Attachment[] {
  const { evaluationId, documentHash, closedAt, signatures, events } = copy;
  return recordAttachments({
    names: evaluation.files,
    what: 'evaluation',
    text: copy.canonicalJson,
    events: events.map((event) => EVALUATION_CHAIN.eventText(evaluationId, event)),
    evidence: {
      format: evaluation.evidenceFormat,
      [evaluation.subject]: evaluationId,
      documentHash,
      chainHash: endOfChain(events),
      closedAt: closedAt.toISOString(),
      signatures: signatures.map((signature) => ({
        ...signatureAsEvidence(signature),
        kind: 'signature',
        drawn: null,
      })),
    },
  });
}
