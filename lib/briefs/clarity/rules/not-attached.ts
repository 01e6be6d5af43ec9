import { textsOf } from '../brief';
import type { Words } from '../finding';
import { lookAt, type Rule } from '../rule';
import { justBefore, ownWords, wordsLike } from '../text';

const THING =
  '(?:link|url|file|doc|document|sheet|spreadsheet|screenshot|screen shot|pdf|picture|photo|image|video|recording|list|price list|example|template|form|brief|email|e-mail|folder|article)s?';

/** Words that point at something which isn't part of the text. */
const POINTING = [
  /\b(?:see |find |per |use )?(?:the )?(?:[a-z]+ )?(?:is |are |'s |’s )?attached\b(?! to\b)|\b(?:see|in|per) (?:the )?attachments?\b|\benclosed\b/gi,
  new RegExp(`\\b(?:the |this |these |my |our )?${THING} (?:below|above|here)\\b`, 'gi'),
  /\b(?:this|these) (?:link|url|file|doc|document|spreadsheet|screenshot|pdf|video|recording|attachment)s?\b/gi,
  new RegExp(
    `\\bthe ${THING} (?:that )?(?:i|we)(?:'ve|’ve| have| had| just)? ?(?:sent|shared|e-?mailed|uploaded)\\b(?: you)?`,
    'gi',
  ),
  /\bthe screen ?shots? (?:shows?|says?)\b/gi,
];

const LINK = /\bhttps?:\/\/\S|\bwww\.\S|\]\([^)\s]|\b[a-z0-9-]{1,63}\.(?:com|org|net|io|co\.uk)\/\S/i;

/**
 * "With the receipt attached" says how the work comes back; "the attached list" and "is attached" say that it has to be
 * here.
 */
const MAY_BE_OF_THE_WORK = /(?<!\b(?:the|is|are)|['’]s) attached$|^attached$/i;
const OF_THE_WORK = /\b(?:have|has|having|with|without|gets?)\b[^.!?\n]*$/i;

/** "See attached", and nothing is: the assistant would have to ask before anything else. */
export const notAttached: Rule = {
  name: 'not_attached',
  isEnglish: true,
  find(brief) {
    const texts = textsOf(brief);
    const isThere = brief.known.files > 0 || texts.some(({ text }) => LINK.test(text));
    if (isThere) return [];
    return texts.flatMap(({ field, text }) =>
      pointingIn(ownWords(text)).map((words) => ({
        field,
        words: trimmed(words),
        reason: `“${words.text.trim()}” points at something that isn’t here: no file and no link.`,
        suggestion: lookAt('Put the link in', field, words),
      })),
    );
  },
};

function pointingIn(text: string): readonly Words[] {
  return POINTING.flatMap((pattern) => wordsLike(text, pattern)).filter(
    ({ text: found, from }) => !MAY_BE_OF_THE_WORK.test(found) || !OF_THE_WORK.test(justBefore(text, from)),
  );
}

function trimmed({ text, from, to }: { readonly text: string; readonly from: number; readonly to: number }) {
  const lead = text.length - text.trimStart().length;
  return { text: text.trim(), from: from + lead, to };
}
