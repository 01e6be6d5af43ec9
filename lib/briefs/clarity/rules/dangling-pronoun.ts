import { textsOf } from '../brief';
import { lookAt, type Rule } from '../rule';
import { ownWords } from '../text';

/** A pronoun that begins a text, before its verb: "It should", "They need". "This folder" names what it means. */
const OPENING =
  /^\s*(?:it|they|this|these|those|that|he|she)(?=(?:['’]s|['’]re|['’]ll)\b|\s+(?:is|are|was|were|should|shall|must|needs?|has|have|had|will|would|can|could|may|might|goes|go|looks?|gets?|does|do|also|all)\b)/i;
/** "It is important that …", "It was agreed to …": there is nothing for it to point at. */
const EMPTY_SUBJECT = /^\s*it(?:['’]s|\s+(?:is|was))\s+\S+\s+(?:that|to|when|if)\b/i;

/**
 * A brief is read on its own, by somebody who wasn't there: a text can't begin by referring to something it hasn't
 * named.
 */
export const danglingPronoun: Rule = {
  name: 'dangling_pronoun',
  isEnglish: true,
  find: (brief) =>
    textsOf(brief)
      // a criterion's "it" means the deliverable above it
      .filter(({ field }) => !field.includes('.criteria['))
      .flatMap(({ field, text }) => {
        const own = ownWords(text);
        const found = OPENING.exec(own)?.[0];
        if (found === undefined || EMPTY_SUBJECT.test(own)) return [];
        const from = found.length - found.trimStart().length;
        const words = { text: found.trim(), from, to: found.length };
        return [
          {
            field,
            words,
            reason: `“${words.text}” has nothing before it that it could mean; name the thing.`,
            suggestion: lookAt('Name it', field, words),
          },
        ];
      }),
};
