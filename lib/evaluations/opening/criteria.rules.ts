import { shortened } from '@/lib/platform/text/shortened';

/** More would be a form to fill in rather than a look back. */
export const MOST_CRITERIA = 12;
const LONGEST_NAME = 120;

/** What the built-in templates' evaluation clause looks back on; used if an agreement lists nothing else. */
const DEFAULT_CRITERIA = [
  'What was delivered, and when',
  'What came back, and why',
  'How fast we answer each other',
  'How clear the briefs are',
  'What the work freed the business to do',
] as const;

/**
 * @param clause the agreement's evaluation clause, in markdown; null when it has none
 * @returns the criteria: each item that the clause lists, or the default ones if it lists none. Either side can add to
 * them, and nothing else in the product depends on them.
 */
export function agreedCriteria(clause: string | null): readonly string[] {
  const listed = (clause ?? '').split('\n').flatMap((line) => {
    const [, item] = /^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+(.+)$/.exec(line) ?? [];
    return item === undefined ? [] : [nameOf(item)];
  });
  const names = listed.filter((name) => name !== '');
  const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  return distinct.length === 0 ? DEFAULT_CRITERIA : distinct.slice(0, MOST_CRITERIA);
}

/** An item without emphasis marks and full stop. */
function nameOf(item: string): string {
  const name = item
    .replaceAll(/[*_`]/g, '')
    .trim()
    .replace(/[.;,]$/, '');
  return shortened(name, LONGEST_NAME);
}
