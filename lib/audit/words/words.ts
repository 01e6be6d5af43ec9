import type { AuditedKind } from '@/lib/platform/actions/audited';

/**
 * What somebody did, as it reads after their name and before what it was done to; where that stands in the middle there is a "…":
 * "Ruth Adeyemi" + "drafted the brief" + "“Fair in March”". Where it depends on what it is about, a word for each kind.
 */
export type AuditWords =
  | string
  | (Readonly<Partial<Record<AuditedKind, string>>> & { readonly otherwise: string });
