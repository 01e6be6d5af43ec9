import { textsOf } from '../brief';
import { lookAt, type Rule } from '../rule';
import { ownWords, wordsLike } from '../text';

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

const LINK = /\bhttps?:\/\/\S|\bwww\.\S|\]\([^)\s]+\)|\b[a-z0-9-]+\.(?:com|org|net|io|co\.uk)\/\S/i;

/** "See attached", and nothing is: the assistant would have to ask before anything else. */
export const notAttached: Rule = {
  name: 'not_attached',
  isEnglish: true,
  find(brief) {
    const texts = textsOf(brief);
    const isThere = brief.known.files > 0 || texts.some(({ text }) => LINK.test(text));
    if (isThere) return [];
    return texts.flatMap(({ field, text }) =>
      POINTING.flatMap((pattern) => wordsLike(ownWords(text), pattern)).map((words) => ({
        field,
        words: trimmed(words),
        reason: `“${words.text.trim()}” points at something that isn’t here: no file and no link.`,
        suggestion: lookAt('Put the link in', field, words),
      })),
    );
  },
};

function trimmed({ text, from, to }: { readonly text: string; readonly from: number; readonly to: number }) {
  const lead = text.length - text.trimStart().length;
  return { text: text.trim(), from: from + lead, to };
}
