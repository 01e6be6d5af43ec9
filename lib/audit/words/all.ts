import type { AuditAction } from '@/lib/platform/actions/audited';
import { AGREEMENT_WORDS } from './agreements';
import { BRIEF_WORDS } from './briefs';
import { BUSINESS_WORDS } from './business';
import { PAY_WORDS } from './pay';
import { PEOPLE_WORDS } from './people';
import type { AuditWords } from './words';

/** Whatever the log can say, in words: something that is written down and isn't here doesn't compile. */
export const AUDIT_WORDS: Readonly<Record<AuditAction, AuditWords>> = {
  ...AGREEMENT_WORDS,
  ...BRIEF_WORDS,
  ...BUSINESS_WORDS,
  ...PAY_WORDS,
  ...PEOPLE_WORDS,
};

/** @returns whether it is among them: a log also has what an older version or another installation wrote. */
export function hasWords(action: string): action is AuditAction {
  return Object.hasOwn(AUDIT_WORDS, action);
}
