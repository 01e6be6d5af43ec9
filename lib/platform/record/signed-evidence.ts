/** Who signed what, and how we know: as the record has it. */
export type SignedEvidence = {
  readonly party: 'owner' | 'assistant';
  readonly signedName: string;
  /** what their account was called then; null where it wasn't kept yet */
  readonly accountName: string | null;
  readonly verifiedEmail: string;
  readonly signedAt: Date;
  readonly authenticatedAt: Date;
  readonly authMethod: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly consentText: string;
  readonly consentVersion: string;
};
