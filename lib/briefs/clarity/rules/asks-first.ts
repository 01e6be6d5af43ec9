import { textsOf } from '../brief';
import type { Rule } from '../rule';
import { ownWords } from '../text';

/** A text that itself says when to ask. */
const SAYS_WHEN = /\b(?:ask|asking|check with me|my (?:ok|okay|approval|go-?ahead))\b/i;

/** An assistant who is to ask first has to know about what: otherwise they ask about everything, or nothing. */
export const askFirstWithoutList: Rule = {
  name: 'ask_first_without_list',
  isEnglish: false,
  find(brief) {
    const isSaid = brief.asksFirst.some((text) => text.trim() !== '');
    if (brief.autonomy !== 'ask_first' || isSaid) return [];
    if (textsOf(brief).some(({ text }) => SAYS_WHEN.test(ownWords(text)))) return [];
    return [
      {
        field: 'autonomy',
        words: null,
        reason: 'It doesn’t say what to ask about first, so they will ask about everything or nothing.',
        suggestion: { label: 'Name the decisions', edit: { kind: 'row', list: 'asksFirst' } },
      },
    ];
  },
};
