import { type BriefToCheck, textsOf } from './brief';
import { isEnglish } from './english';
import type { Finding } from './finding';
import { RULES } from './rules';

/**
 * The clarity check (product.md, "Briefs"): the same in the editor and on the server. It reads no clock and queries
 * nothing, so the same brief always gets the same result.
 * @returns what is required and what could be clearer, in the order of the rules.
 */
export function checkClarity(brief: BriefToCheck): readonly Finding[] {
  const isReadable = isEnglish(textsOf(brief).map(({ text }) => text));
  return RULES.filter((rule) => isReadable || !rule.isEnglish).flatMap(({ name, find }) =>
    find(brief).map(({ isRequired = false, ...found }) => ({
      rule: name,
      severity: isRequired ? ('required' as const) : ('advice' as const),
      ...found,
    })),
  );
}
