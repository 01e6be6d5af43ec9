import type { AuditAction } from '@/lib/platform/actions/audited';
import { AGREEMENT_WORDS } from './agreements';
import { BRIEF_WORDS } from './briefs';
import { BUSINESS_WORDS } from './business';
import { PAY_WORDS } from './pay';
import { PEOPLE_WORDS } from './people';
import type { AuditWords } from './words';

/** The wording of everything in the log: an action that is recorded and isn't here doesn't compile. */
export const AUDIT_WORDS: Readonly<Record<AuditAction, AuditWords>> = {
  ...AGREEMENT_WORDS,
  ...BRIEF_WORDS,
  ...BUSINESS_WORDS,
  ...PAY_WORDS,
  ...PEOPLE_WORDS,
};

/** @returns whether it is among them: a log may also hold entries by an older version or another installation. */
export function hasWords(action: string): action is AuditAction {
  return Object.hasOwn(AUDIT_WORDS, action);
}
