import { capitalised } from '@/lib/platform/text/capitalised';
import { counted } from '@/lib/platform/text/counted';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { placeOf } from '@/lib/platform/time/format';
import type { DaysOffOf } from './calendars.rules';
import type { DayOffPolicy } from './days.rules';
import type { DueRule } from './moments.rules';
import type { Rule } from './recurrence.rules';
import { limitInWords, recurrenceInWords } from './words.rules';

type SentenceParts = {
  readonly rule: Rule;
  readonly startsOn: string;
  readonly time: string;
  readonly zone: string;
};

/** @returns the whole rule as a sentence: "Every 2 weeks on Monday at 09:00 in Chicago, from 30 November 2026." */
export function sentenceOf({ rule, startsOn, time, zone }: SentenceParts): string {
  const when = recurrenceInWords(rule.recurrence);
  const limit = limitInWords(rule.limit);
  const parts = [
    `${when} at ${time} in ${placeOf(zone)}`,
    `from ${dateInWords(startsOn)}`,
    ...(limit ? [limit] : []),
  ];
  const sentence = parts.join(', ');
  return `${capitalised(sentence)}.`;
}

/** @returns "2 days after it is handed over, at 17:00 in Manila" */
export function dueInWords(due: DueRule): string {
  if (due.kind === 'hours') return `${counted(due.hours, 'hour')} after it is handed over`;
  const at = `at ${due.time} in ${placeOf(due.zone)}`;
  return due.days === 0
    ? `on the day it is handed over, ${at}`
    : `${counted(due.days, 'day')} after it is handed over, ${at}`;
}

/** @returns what happens on a day off, for its reader. */
export function daysOffInWords(
  policy: DayOffPolicy,
  of: DaysOffOf,
  business: string,
  assistant: string,
): string {
  const whose = { business, assistant, both: `${business} or ${assistant}` }[of];
  switch (policy) {
    case 'keep':
      return 'It is handed over on days off as well.';
    case 'skip':
      return `Nothing is handed over on a day off of ${whose}.`;
    case 'next':
      return `What falls on a day off of ${whose} is handed over on the next working day.`;
    case 'previous':
      return `What falls on a day off of ${whose} is handed over on the working day before.`;
  }
}
