import { Temporal } from 'temporal-polyfill';
import { shortened } from '@/lib/platform/text/shortened';
import { MONTHS } from '@/lib/platform/time/dates-in-words';

/** Words in a title that the deadline fills in, and what each becomes for one of Friday 27 November 2026. */
export const TITLE_WORDS = [
  { word: 'month', example: 'November 2026' },
  { word: 'last month', example: 'October 2026' },
  { word: 'week', example: 'week 48' },
  { word: 'date', example: '27 Nov 2026' },
  { word: 'quarter', example: 'Q4 2026' },
  { word: 'year', example: '2026' },
] as const;

type TitleWord = (typeof TITLE_WORDS)[number]['word'];

const BRACED = /\{\{([^{}]*)\}\}/g;

/** @returns the words in double braces that nothing fills in: they would stay in every title as they are. */
export function unknownTitleWords(pattern: string): readonly string[] {
  return [...pattern.matchAll(BRACED)]
    .map(([, word = '']) => word.trim())
    .filter((word) => titleWord(word) === undefined);
}

/** The maximum length of a brief's title; the database has the same limit. */
const LONGEST = 200;

/**
 * @param pattern "Books of {{last month}}"
 * @param date the deadline's calendar date where it was promised, `2026-11-27`; today's while there is none
 * @returns the title of one brief: "Books of October 2026".
 */
export function titleFor(pattern: string, date: string): string {
  const day = Temporal.PlainDate.from(date);
  const filled = pattern.replace(BRACED, (braced, typed: string) => {
    const word = titleWord(typed);
    return word === undefined ? braced : wordOn(day, word);
  });
  return shortened(filled, LONGEST);
}

function titleWord(typed: string): TitleWord | undefined {
  const plain = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  return TITLE_WORDS.find(({ word }) => word === plain)?.word;
}

function wordOn(day: Temporal.PlainDate, word: TitleWord): string {
  switch (word) {
    case 'month':
      return monthOf(day);
    case 'last month':
      return monthOf(day.subtract({ months: 1 }));
    case 'week':
      return `week ${day.weekOfYear}`;
    case 'date':
      return `${day.day} ${nameOf(day).slice(0, 3)} ${day.year}`;
    case 'quarter':
      return `Q${Math.ceil(day.month / 3)} ${day.year}`;
    case 'year':
      return String(day.year);
  }
}

function monthOf(day: Temporal.PlainDate): string {
  return `${nameOf(day)} ${day.year}`;
}

function nameOf({ month }: Temporal.PlainDate): string {
  return MONTHS[month - 1] ?? '';
}
