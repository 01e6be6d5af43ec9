import { sql } from '@/lib/platform/tenancy';

/** Selects the signatures that stand: those that their side hasn't taken back. */
export const SIGNATURE_STANDS = { takenBack: null } as const;

/** The same for a signature `s`. */
export const IT_STANDS = sql`NOT EXISTS (
  SELECT 1 FROM signatures_taken_back t WHERE t.workspace_id = s.workspace_id AND t.signature_id = s.id)`;
