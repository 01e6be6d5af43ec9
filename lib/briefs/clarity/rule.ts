import type { BriefToCheck } from './brief';
import type { Finding, RuleName } from './finding';

/** One rule of the check: pure, and silent unless it has something to say. */
export type Rule = {
  readonly name: RuleName;
  /** it reads English, and says nothing about other languages */
  readonly isEnglish: boolean;
  readonly find: (brief: BriefToCheck) => readonly Found[];
};

/** A finding as its rule reports it. */
export type Found = Omit<Finding, 'rule' | 'severity'> & { readonly isRequired?: boolean };

/** @returns an edit that puts the cursor at the words, where only the writer can know what to write. */
export function lookAt(label: string, field: string, words: Finding['words'] = null): Finding['suggestion'] {
  return { label, edit: { kind: 'focus', field, words } };
}
