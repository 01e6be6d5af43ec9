import { contentOf } from './content-words';

export type SizedBrief = { readonly title: string; readonly budgetMinutes: number };

/** Half of the words that carry a meaning: "Edit episode 42" is like "Edit episode 41". */
const ALIKE = 0.5;

/** @returns the budgets, in minutes, of briefs whose titles say nearly the same. */
export function similarBudgets(title: string, recent: readonly SizedBrief[]): readonly number[] {
  const wanted = contentOf(title);
  if (wanted.size === 0) return [];
  return recent
    .filter((brief) => isAlike(wanted, contentOf(brief.title)))
    .map((brief) => brief.budgetMinutes);
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(one.size, other.size, 1) >= ALIKE;
}
