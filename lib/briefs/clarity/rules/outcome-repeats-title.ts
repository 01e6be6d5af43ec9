import { contentOf } from '../content-words';
import { lookAt, type Rule } from '../rule';

/** An outcome that repeats the title leaves out the one thing it is for: what is different then. */
export const outcomeRepeatsTitle: Rule = {
  name: 'outcome_repeats_title',
  isEnglish: true,
  find({ title, outcome }) {
    if (!repeats(title, outcome)) return [];
    return [
      {
        field: 'outcome',
        words: null,
        reason: 'This repeats the title; what can somebody do or see afterwards that they can’t now?',
        suggestion: lookAt('Say what is different then', 'outcome'),
      },
    ];
  },
};

/** Three quarters of what the outcome says is in the title. */
const MOST = 0.75;

function repeats(title: string, outcome: string): boolean {
  const said = contentOf(outcome);
  const known = contentOf(title);
  if (said.size === 0 || known.size === 0) return false;
  const again = [...said].filter((word) => known.has(word)).length;
  return again / said.size >= MOST;
}
