import { describe, expect, it } from 'vitest';
import { DAY_WORDS, decideWord } from '@/lib/briefs/schedules/skipping.rules';

const [SKIP, TAKE_UP] = DAY_WORDS;
const codeOf = (result: ReturnType<typeof decideWord>) => (result.ok ? result.value : result.refusal.code);

describe('what is said about a day of a schedule', () => {
  // every state of the day × what was seen of it × each button
  it.each([
    { isSkipped: false, word: SKIP, lastWord: '', seen: '', answer: 'to say' },
    { isSkipped: false, word: SKIP, lastWord: 'b', seen: 'b', answer: 'to say' },
    { isSkipped: false, word: SKIP, lastWord: 'b', seen: '', answer: 'changed_meanwhile' },
    { isSkipped: false, word: SKIP, lastWord: 'b', seen: 'a', answer: 'changed_meanwhile' },
    { isSkipped: false, word: TAKE_UP, lastWord: '', seen: '', answer: 'is so' },
    { isSkipped: false, word: TAKE_UP, lastWord: 'b', seen: 'a', answer: 'is so' },
    { isSkipped: false, word: TAKE_UP, lastWord: 'b', seen: 'b', answer: 'is so' },
    { isSkipped: true, word: TAKE_UP, lastWord: 'a', seen: 'a', answer: 'to say' },
    { isSkipped: true, word: TAKE_UP, lastWord: 'c', seen: 'a', answer: 'changed_meanwhile' },
    { isSkipped: true, word: TAKE_UP, lastWord: 'c', seen: '', answer: 'changed_meanwhile' },
    // imported from an archive, whose log stayed where it was
    { isSkipped: true, word: TAKE_UP, lastWord: '', seen: '', answer: 'to say' },
    { isSkipped: true, word: SKIP, lastWord: 'a', seen: '', answer: 'is so' },
    { isSkipped: true, word: SKIP, lastWord: 'a', seen: 'a', answer: 'is so' },
  ])('skipped: $isSkipped, last "$lastWord", seen "$seen": $word → $answer', (each) => {
    const { isSkipped, lastWord, word, seen, answer } = each;

    expect(codeOf(decideWord({ isSkipped, lastWord }, word, seen))).toBe(answer);
  });
});
