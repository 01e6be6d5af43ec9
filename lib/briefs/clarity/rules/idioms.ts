import { capitalised } from '@/lib/platform/text/capitalised';
import { textsOf } from '../brief';
import { lookAt, type Rule } from '../rule';
import { ownWords, withoutOverlaps, wordsLike } from '../text';
import { IDIOMS } from './idiom-list';

/** Idioms that a dictionary doesn't help with. Plain words with the same meaning are offered. */
export const idioms: Rule = {
  name: 'idiom',
  isEnglish: true,
  find: (brief) =>
    textsOf(brief).flatMap(({ field, text }) => {
      const own = ownWords(text);
      const found = IDIOMS.flatMap(({ pattern, plain }) =>
        wordsLike(own, pattern).map((words) => ({ plain, words })),
      );
      return withoutOverlaps(found).map(({ plain, words }) => ({
        field,
        words,
        reason: `“${words.text}” is a saying; somebody whose first language isn’t English may take it literally.`,
        suggestion:
          plain === null
            ? lookAt('Say it in plain words', field, words)
            : {
                label: `Put “${plain}”`,
                edit: {
                  kind: 'replace' as const,
                  field,
                  from: words.from,
                  to: words.to,
                  text: capitalisedLike(words.text, plain),
                },
              },
      }));
    }),
};

/** @returns the plain words, capitalised if the idiom was. */
function capitalisedLike(saying: string, plain: string): string {
  return /^\p{Lu}\p{Ll}/u.test(saying) ? capitalised(plain) : plain;
}
