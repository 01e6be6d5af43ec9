/** Who signed what, and how we know, as recorded. */
export type SignedEvidence = {
  readonly party: 'owner' | 'assistant';
  readonly signedName: string;
  /** what their account was called then; null if it wasn't recorded yet */
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
