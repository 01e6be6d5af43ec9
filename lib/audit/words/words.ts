import type { AuditedKind } from '@/lib/platform/actions/audited';

/**
 * An action's wording, after the actor's name and before its subject; if the subject belongs in the middle there is a
 * "…": "Ruth Adeyemi" + "drafted the brief" + "“Fair in March”". If it depends on the kind of subject, one wording for
 * each kind.
 */
export type AuditWords =
  | string
  | (Readonly<Partial<Record<AuditedKind, string>>> & { readonly otherwise: string });
