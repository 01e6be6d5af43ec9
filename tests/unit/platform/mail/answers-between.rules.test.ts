import { describe, expect, it } from 'vitest';
import { answersBetween } from '@/lib/platform/mail/receiving/answers-between.rules';

describe('answers between the lines of a quotation', () => {
  it.each([
    ['short lines', 'a', 2_000],
    ['one line, over and over', 'Which white do you want?', 2_000],
    ['beginnings of a long line', 'the large bowl '.repeat(20), 20_000],
    ['marks and links', '[<https://a.example/b>] !!!', 2_000],
  ])('are found in steps that grow as the text does: %s', (_, line, characters) => {
    const quotation = (length: number) => Array(Math.ceil(length / (line.length + 1))).fill(line);
    const sent = `${'the large bowl '.repeat(1_000)}\n${'a '.repeat(1_000)}`;
    const compared = (length: number) => comparedWhile(() => answersBetween(quotation(length), [[sent]]));

    expect(compared(characters)).toBeLessThan(characters * 1_000);
    expect(compared(characters * 2)).toBeLessThan(characters * 2_000);
  });
});

/** @returns how many characters were looked up in maps meanwhile: each lookup reads the whole of its key. */
function comparedWhile(work: () => void): number {
  const { get } = Map.prototype;
  let characters = 0;
  Map.prototype.get = function (key) {
    characters += String(key).length;
    return get.call(this, key);
  };
  try {
    work();
    return characters;
  } finally {
    Map.prototype.get = get;
  }
}
