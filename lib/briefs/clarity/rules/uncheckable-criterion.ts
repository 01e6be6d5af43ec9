import { criteriaOf } from '../brief';
import { lookAt, type Rule } from '../rule';
import { ownWords } from '../text';

/** A criterion is a question with a yes or a no, whoever answers it. */
export const uncheckableCriterion: Rule = {
  name: 'uncheckable_criterion',
  isEnglish: true,
  find: (brief) =>
    criteriaOf(brief)
      .filter(({ text }) => isUncheckable(text))
      .map(({ field, text }) => ({
        field,
        words: { text: text.trim(), from: text.indexOf(text.trim()), to: text.trimEnd().length },
        reason:
          'Two people can read this and disagree about whether it is met; say what one would count, see or compare.',
        suggestion: lookAt('Say what one can check', field, null),
      })),
};

/** Judgements that aren't a clear yes or no. */
const OPINION =
  /\b(?:good|great|nice|nicely|perfect|excellent|amazing|awesome|lovely|beautiful|pretty|best|better|well|fine|ok|okay|properly|professional|professionally|friendly|polite|empathetic|warm|engaging|interesting|appealing|attractive|catchy|compelling|creative|fresh|modern|clean|neat|tidy|clear|thorough|thoroughly|complete|comprehensive|detailed|accurate|correct|quality|suitable|appropriate|relevant|reasonable|sensible|useful|helpful|happy|satisfied|pleased|love|like|important|easy|simple|readable|user-friendly|intuitive|fast|quick|quickly|timely|prompt|promptly|short|long|cheap|affordable|atmosphere|clutter|mess|sense|results?|service)\b/i;
/** Something to count, compare or look up. */
const CHECKABLE =
  /\d|%|["“‘]|\b(?:every|each|all|none|nobody|zero|one|two|three|four|five|six|seven|eight|nine|ten|half|no (?!clutter|mess|nonsense|fluff)\w+|without|equals?|same|matches|match|agrees?|named?|listed|sorted|signed|dated|link|links|first|last|per|than|before|after|under|between|in (?:english|german|spanish|pdf|excel|csv|a table)|at least|at most|price|prices|spelling|grammar|tested|opens)\b/i;
/** A longer criterion that says something else as well is more than an opinion. */
const MOST_WORDS = 7;

/** @returns whether a criterion is an opinion: short, with a judgement in it, and nothing to check it by. */
export function isUncheckable(criterion: string): boolean {
  const text = criterion.trim();
  if (text === '' || CHECKABLE.test(text)) return false;
  return OPINION.test(ownWords(text)) && text.split(/\s+/).length <= MOST_WORDS;
}
