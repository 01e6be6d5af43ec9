import { textsOf } from '../brief';
import type { Rule } from '../rule';
import { ownWords, wordsLike } from '../text';

/** Sentences that take back what "decide alone" gives. */
const ASKING =
  /\b(?:(?:always )?check (?:in )?with me (?:before|first)|ask me (?:before|first)|ask (?:before|first)|run [a-z ]{1,40}(?:past|by) me|(?:get|wait for|need) my (?:ok|okay|approval|sign-?off|go-?ahead|permission)|don['’]t [a-z ]{1,40}without (?:asking|checking|my)|let me (?:approve|sign off|decide)|I (?:want|need|have) to (?:approve|sign off|see)[a-z ]{0,40}(?:before|first)|clear (?:it|everything|this) with me)\b/gi;

/**
 * How to do the work may be described even where the assistant decides: givens and instructions help to begin. What
 * contradicts it is having to ask.
 */
export const autonomyContradicted: Rule = {
  name: 'autonomy_contradicted',
  isEnglish: true,
  find(brief) {
    if (brief.autonomy !== 'decide_alone') return [];
    // a list of what to ask about first is no contradiction: it says what isn't let go
    const texts = textsOf(brief).filter(({ field }) => !field.startsWith('asksFirst['));
    return texts.flatMap(({ field, text }) =>
      wordsLike(ownWords(text), ASKING).map((words) => ({
        field,
        words,
        reason: `This wants to be asked, but “Decide alone” says that only the result counts.`,
        suggestion: {
          label: 'Make it “Ask first”',
          edit: { kind: 'set' as const, values: { autonomy: 'ask_first' } },
        },
      })),
    );
  },
};
