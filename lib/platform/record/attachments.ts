import type { TextAttachment } from '@/lib/platform/seal/pdf';
import { canonicalJson } from './canonical';
import type { SignedEvidence } from './signed-evidence';

type RecordFiles = {
  readonly names: Readonly<Record<'text' | 'events' | 'evidence', string>>;
  /** what kind of text it is, for a sentence: "agreement" */
  readonly what: string;
  /** as it was hashed and signed */
  readonly text: string;
  /** each as it was hashed */
  readonly events: readonly string[];
  readonly evidence: Parameters<typeof canonicalJson>[0];
};

/**
 * @returns the files with which anybody can check a copy using standard tools (docs/security.md): the text as hashed,
 * each event as hashed, one per line, and who signed it how.
 */
export function recordAttachments(files: RecordFiles): readonly TextAttachment[] {
  const { names, what, text, events, evidence } = files;
  return [
    {
      name: names.text,
      mimeType: 'application/json',
      description: `The ${what} as it was signed; its SHA-256 is what both signed`,
      text,
    },
    {
      name: names.events,
      mimeType: 'application/jsonl',
      description: 'What happened, a line each; the SHA-256 of a line is in the next one',
      text: events.map((event) => `${event}\n`).join(''),
    },
    {
      name: names.evidence,
      mimeType: 'application/json',
      description: 'Who signed, how we know, and the hashes of the other two',
      text: canonicalJson(evidence),
    },
  ];
}

/** @returns how we know of one signature, as a copy's evidence states it. */
export function signatureAsEvidence(signature: SignedEvidence) {
  return {
    party: signature.party,
    signedName: signature.signedName,
    ...(signature.accountName === null ? {} : { accountName: signature.accountName }),
    verifiedEmail: signature.verifiedEmail,
    signedAt: signature.signedAt.toISOString(),
    authenticatedAt: signature.authenticatedAt.toISOString(),
    authMethod: signature.authMethod,
    ip: signature.ip,
    userAgent: signature.userAgent,
    consentText: signature.consentText,
    consentVersion: signature.consentVersion,
  };
}
