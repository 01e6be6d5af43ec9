import { SEALED_RECORDS } from '@/lib/agreements/sealed-records.rules';
import { recordAttachments, signatureAsEvidence } from '@/lib/platform/record/attachments';
import { endOfChain, type Link } from '@/lib/platform/record/chain';
import type { SignedEvidence } from '@/lib/platform/record/signed-evidence';
import type { Attachment } from '@/lib/platform/seal/pdf';
import { EVALUATION_CHAIN, type EvaluationEventKind } from '../chain';
import type { EvaluationDocument } from '../document';

/** What an evaluation's PDF and the files in it are made from. */
export type EvaluationCopyFacts = {
  readonly evaluationId: string;
  readonly document: EvaluationDocument;
  readonly canonicalJson: string;
  readonly documentHash: string;
  readonly closedAt: Date;
  /** the currency of the agreement it opened under, for a new rate */
  readonly currency: string;
  readonly signatures: readonly SignedEvidence[];
  readonly events: readonly Link<EvaluationEventKind>[];
};

const { evaluation } = SEALED_RECORDS;

export const TEXT_FILE = evaluation.files.text;

/** @returns the files with which anybody can check a copy, as for an agreement. */
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
