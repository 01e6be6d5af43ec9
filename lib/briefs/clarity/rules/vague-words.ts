import { type BriefToCheck, type FieldText, textsOf } from '../brief';
import type { Edit, Suggestion, Words } from '../finding';
import { type Found, lookAt, type Rule } from '../rule';
import { ownWords, withoutOverlaps, wordsLike } from '../text';
import { isUncheckable } from './uncheckable-criterion';
import { VAGUE, type VagueKind } from './vague-list';

/**
 * Words that mean something else to each reader. Quotations, code and addresses aren't the writer's own words and don't
 * count.
 */
export const vagueWords: Rule = {
  name: 'vague_word',
  isEnglish: true,
  find: (brief) => textsOf(brief).flatMap((text) => vagueIn(text, brief)),
};

function vagueIn({ field, text }: FieldText, brief: BriefToCheck): readonly Found[] {
  // another rule reports a criterion that can't be checked, once
  if (field.includes('.criteria[') && isUncheckable(text)) return [];
  const own = ownWords(text);
  const found = VAGUE.flatMap(({ kind, pattern, unless }) =>
    wordsLike(own, pattern)
      .filter((words) => !unless?.(own, words))
      .map((words) => ({ kind, words })),
  );
  return withoutOverlaps(found).map(({ kind, words }) => ({
    field,
    words,
    reason: `“${words.text}” ${REASONS[kind]}`,
    suggestion: suggestionFor(kind, field, { text, words }, brief),
  }));
}

const REASONS: Record<VagueKind, string> = {
  when: 'means a different moment to each reader; the deadline is the same for both.',
  open: 'leaves open what belongs to it, so it will be guessed.',
  habit: 'means something only to somebody who was there last time.',
  taste: 'is a matter of taste; a number, an example or a rule would say what you mean.',
  judgement: 'leaves them to guess where the line is; say where.',
};

const LABELS: Record<VagueKind, string> = {
  when: 'Say by when',
  open: 'Name what is included',
  habit: 'Say what that is',
  taste: 'Give a number or an example',
  judgement: 'Say where the line is',
};

function suggestionFor(
  kind: VagueKind,
  field: string,
  { text, words }: { readonly text: string; readonly words: Words },
  { deadlineDate }: BriefToCheck,
): Suggestion | null {
  if (
    kind === 'when' &&
    deadlineDate !== '' &&
    /^(?:asap|soon|quickly|promptly|urgently|eod)$/i.test(words.text)
  ) {
    const by = /^[A-Z][a-z]/.test(words.text) ? 'By the deadline' : 'by the deadline';
    return {
      label: `Put “${by}”`,
      edit: { kind: 'replace', field, from: words.from, to: words.to, text: by },
    };
  }
  if (/^(?:etc\.?|and so on|and so forth|and the like)$/i.test(words.text)) {
    return { label: 'Take it out: the list is complete', edit: withoutTail(field, text, words) };
  }
  return lookAt(LABELS[kind], field, words);
}

/** Removes the words with the comma or space before them, and keeps a sentence's full stop. */
function withoutTail(field: string, text: string, { from, to, text: tail }: Words): Edit {
  const head = text.slice(0, from).trimEnd();
  const start = head.endsWith(',') || head.endsWith(';') ? head.length - 1 : head.length;
  const endsSentence = tail.endsWith('.') && /^(?:\s+[A-Z]|\s*$)/.test(text.slice(to));
  return { kind: 'replace', field, from: start, to, text: endsSentence ? '.' : '' };
}
