import { describe, expect, it } from 'vitest';
import { countLines, nestsTooDeep } from '@/lib/platform/text/nesting';

describe('a line that begins lists and quotes within one another', () => {
  it.each([
    ['quotes', '> '],
    ['quotes without a blank between', '>'],
    ['lists', '- '],
    ['lists of stars', '* '],
    ['numbers', '1. '],
    ['numbers in brackets', '12) '],
    ['lists apart by a tab', '-\t'],
  ])('%s: twenty are read, and one more isn’t', (_, begins) => {
    expect(nestsTooDeep(`${begins.repeat(20)}so`)).toBe(false);
    expect(nestsTooDeep(`${begins.repeat(21)}so`)).toBe(true);
  });

  it('counts the last of them even if nothing comes after', () => {
    expect(nestsTooDeep(`${'> '.repeat(20)}-`)).toBe(true);
    expect(nestsTooDeep(`${'> '.repeat(19)}-`)).toBe(false);
  });

  it.each(['\n', '\r\n', '\r'])('is found on any line that ends in %j', (end) => {
    const deep = '> '.repeat(21);

    expect(nestsTooDeep(`so${end}${deep}so${end}so`)).toBe(true);
    expect(nestsTooDeep(`${'> '.repeat(12)}so${end}${'> '.repeat(12)}so`)).toBe(false);
  });

  it.each([
    ['a line across', '-'.repeat(80)],
    ['one with blanks', '- '.repeat(80)],
    ['one of stars', '* '.repeat(80)],
    ['one that is indented', `   ${'-'.repeat(80)}`],
    ['one in a quote', `> ${'- '.repeat(80)}`],
    ['words', '-so '.repeat(80)],
    ['what isn’t a number of a list', '1.5 '.repeat(80)],
    ['a sum of more digits than a list has', '1234567890. '.repeat(80)],
  ])('isn’t %s', (_, line) => {
    expect(nestsTooDeep(line)).toBe(false);
  });

  it("can have both kinds of sign: it isn't a horizontal rule", () => {
    expect(nestsTooDeep('- * '.repeat(11))).toBe(true);
  });
});

describe('how long texts are on paper', () => {
  it.each([
    ['lines, and none that are empty', ['a\nb\n\n \t\nc\r\nd\re'], 5],
    ['those of several texts', ['a\nb', '', 'c'], 3],
    ['each list in a list as a line of its own', ['- a\n  - b\n- - - c'], 5],
    ['a line across, and what is no list, as one', ['- - - -\n1.5\n-a'], 3],
    ['a long line as one', ['a '.repeat(5_000)], 1],
  ])('counts %s', (_, texts, lines) => {
    expect(countLines(texts)).toBe(lines);
  });
});
