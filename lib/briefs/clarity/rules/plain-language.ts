import { textsOf } from '../brief';
import type { Words } from '../finding';
import { lookAt, type Rule } from '../rule';
import { countWords, ownWords, sentencesOf, wordsLike } from '../text';

/** Plain-language guides recommend 15 to 25 words; past 30 somebody reading in a second language has to start over. */
const LONGEST = 30;

export const longSentence: Rule = {
  name: 'long_sentence',
  isEnglish: true,
  find: (brief) =>
    sentencesIn(brief)
      .map(({ field, words }) => ({ field, words, count: countWords(words.text) }))
      .filter(({ count }) => count > LONGEST)
      .map(({ field, words, count }) => ({
        field,
        words,
        reason: `This sentence has ${count} words; somebody whose first language isn’t yours reads two short ones faster.`,
        suggestion: lookAt('Make it two', field, words),
      })),
};

/**
 * Each word in between can match in one way only: if two were possible, a run of them would be tried in every
 * combination, without end.
 */
const PASSIVE =
  /\b(?:am|is|are|was|were|be|been|being|gets?|got)(?: (?:not|already|also|then|all|just|being|\w+ly))* (?:\w{2,}ed|written|done|made|sent|seen|given|taken|put|set|kept|held|found|bought|brought|built|paid|told|known|shown|split|cut|drawn|chosen|left|lost|read|said|sold|spent|begun|broken|driven|forgotten|hidden|run)\b/gi;
/** One or two in a sentence are normal; three hide who does what. */
const CHAIN = 3;

export const passiveChain: Rule = {
  name: 'passive_chain',
  isEnglish: true,
  find: (brief) =>
    sentencesIn(brief)
      .filter(({ words }) => wordsLike(words.text, PASSIVE).length >= CHAIN)
      .map(({ field, words }) => ({
        field,
        words,
        reason: 'Things get done here, but nobody is named; a reader can’t tell what their part is.',
        suggestion: lookAt('Say who does what', field, words),
      })),
};

function sentencesIn(brief: Parameters<typeof textsOf>[0]): readonly { field: string; words: Words }[] {
  return textsOf(brief).flatMap(({ field, text }) =>
    sentencesOf(ownWords(text)).map(({ from, to }) => ({
      field,
      words: { text: text.slice(from, to), from, to },
    })),
  );
}
