import { SEALED_RECORDS } from '@/lib/agreements/sealed-records.rules';
import type { SignedEvidence } from '@/lib/platform/pdf/certificate';
import { canonicalJson } from '@/lib/platform/record/canonical';
import type { Link } from '@/lib/platform/record/chain';
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
  readonly signatures: readonly SignedEvidence[];
  readonly events: readonly Link<EvaluationEventKind>[];
};

const { evaluation } = SEALED_RECORDS;

export const TEXT_FILE = evaluation.files.text;

/** @returns the files by which anybody can check a copy with standard tools (docs/security.md), as in an agreement's. */
export function attachmentsOf(copy: EvaluationCopyFacts): readonly Attachment[] {
  return [
    {
      name: evaluation.files.text,
      mimeType: 'application/json',
      description: 'The evaluation as it was signed; its SHA-256 is what both signed',
      text: copy.canonicalJson,
    },
    {
      name: evaluation.files.events,
      mimeType: 'application/jsonl',
      description: 'What happened, a line each; the SHA-256 of a line is in the next one',
      text: copy.events.map((event) => `${EVALUATION_CHAIN.eventText(copy.evaluationId, event)}\n`).join(''),
    },
    {
      name: evaluation.files.evidence,
      mimeType: 'application/json',
      description: 'Who signed, how we know, and the hashes of the other two',
      text: evidenceText(copy),
    },
  ];
}

function evidenceText({
  evaluationId,
  documentHash,
  closedAt,
  signatures,
  events,
}: EvaluationCopyFacts): string {
  return canonicalJson({
    format: evaluation.evidenceFormat,
    [evaluation.subject]: evaluationId,
    documentHash,
    chainHash: events.at(-1)?.hash ?? '',
    closedAt: closedAt.toISOString(),
    signatures: signatures.map((signature) => ({
      party: signature.party,
      kind: 'signature',
      drawn: null,
      signedName: signature.signedName,
      verifiedEmail: signature.verifiedEmail,
      signedAt: signature.signedAt.toISOString(),
      authenticatedAt: signature.authenticatedAt.toISOString(),
      authMethod: signature.authMethod,
      ip: signature.ip,
      userAgent: signature.userAgent,
      consentText: signature.consentText,
      consentVersion: signature.consentVersion,
    })),
  });
}
