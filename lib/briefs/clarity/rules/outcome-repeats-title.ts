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
  const inOutcome = contentOf(outcome);
  const inTitle = contentOf(title);
  if (inOutcome.size === 0 || inTitle.size === 0) return false;
  const again = [...inOutcome].filter((word) => inTitle.has(word)).length;
  return again / inOutcome.size >= MOST;
}
