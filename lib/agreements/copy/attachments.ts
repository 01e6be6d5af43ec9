import { canonicalJson } from '@/lib/platform/record/canonical';
import type { TextAttachment } from '@/lib/platform/seal/pdf';
import { eventText } from '../chain';
import { SEALED_RECORDS } from '../sealed-records.rules';
import type { CertificateFacts } from './certificate';

const { agreement } = SEALED_RECORDS;

/** What the files are made of; the text as it was hashed and signed. */
export type Evidence = CertificateFacts & { readonly canonicalJson: string };

/**
 * @returns the files by which anybody can check a copy with standard tools (docs/security.md): the text as it was
 * hashed, each event as it was hashed, one a line, and who signed it how.
 */
export function attachmentsOf(copy: Evidence): readonly TextAttachment[] {
  return [
    {
      name: agreement.files.text,
      mimeType: 'application/json',
      description: 'The agreement as it was signed; its SHA-256 is what both signed',
      text: copy.canonicalJson,
    },
    {
      name: agreement.files.events,
      mimeType: 'application/jsonl',
      description: 'What happened, a line each; the SHA-256 of a line is in the next one',
      text: copy.events.map((event) => `${eventText(copy.agreementId, event)}\n`).join(''),
    },
    {
      name: agreement.files.evidence,
      mimeType: 'application/json',
      description: 'Who signed, how we know, and the hashes of the other two',
      text: evidenceText(copy),
    },
  ];
}

function evidenceText({ agreementId, documentHash, inForceAt, signatures, events }: Evidence): string {
  return canonicalJson({
    format: agreement.evidenceFormat,
    agreementId,
    documentHash,
    chainHash: events.at(-1)?.hash ?? '',
    inForceAt: inForceAt.toISOString(),
    signatures: signatures.map((signature) => ({
      party: signature.party,
      kind: signature.kind,
      drawn: signature.drawn,
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
